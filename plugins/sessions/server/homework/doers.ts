import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import type { Homework } from "../tables/homework.ts";

/** Whose conversations it stands in: the one who does it, or everybody of the client who may. */
export async function doersOf(ctx: PluginContext, row: Pick<Homework, "clientId" | "portalUserId">, tx?: Tx): Promise<{ portalUserId: string; conversationId: string }[]> {
  const users = await ctx.people.portalUsersOf(row.clientId, tx);
  const doers = users.filter((user) => (row.portalUserId === null ? user.permissions.includes("sessions") && (user.status === "active" || user.status === "invited") : user.id === row.portalUserId));
  const found: { portalUserId: string; conversationId: string }[] = [];
  for (const { id } of doers) found.push({ portalUserId: id, conversationId: (await ctx.inbox.conversationOf(id, tx)).id });
  return found;
}

/** Whether a portal user may see it and do it. */
export const isDoer = (row: Pick<Homework, "clientId" | "portalUserId">, viewer: Viewer): boolean =>
  viewer.kind === "portal" && row.clientId === viewer.clientId && (row.portalUserId === null || row.portalUserId === viewer.portalUserId);
