import type { PluginContext, PortalUser, Tx } from "@anteroom/core/server";
import { clientsOf } from "../appointment-facts.ts";

/** Portal users of everybody who comes, who may see appointments and can be reached. */
export async function whoIsTold(ctx: PluginContext, appointmentId: string, tx?: Tx): Promise<PortalUser[]> {
  const clientIds = (await clientsOf(ctx, [appointmentId], tx)).get(appointmentId) ?? [];
  const users = (await Promise.all(clientIds.map((id) => ctx.people.portalUsersOf(id, tx)))).flat();
  return users.filter((user) => (user.status === "active" || user.status === "invited") && user.permissions.includes("scheduling"));
}
