import { clientName } from "../people/people-rows.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { PortalUser } from "../people/people-door.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { ensureConversation } from "./ensure-conversation.ts";
import type { Reachable } from "./inbox-door.ts";

/** Whether a portal user takes part now, or will once they accept, and holds a permission of a plugin. */
function takesPart(host: Host, user: PortalUser, key: string | undefined): boolean {
  if (user.status !== "active" && user.status !== "invited") return false;
  if (key === undefined) return true;
  const permission = host.registry.permission(key);
  if (!permission) throw new Error(`inbox.reachable: no plugin has the permission ${key}; mend the name, or add it to the manifest`);
  return user.permissions.some((box) => box === permission.portal);
}

async function requireSeen({ people, viewer }: PluginContext, clientId: string, what: string): Promise<void> {
  const seen = viewer === null ? (await people.client(clientId)) !== null : viewer.kind === "staff" && (await people.maySee(viewer, clientId));
  if (!seen) throw notFound(what);
}

async function withConversations(host: Host, practiceId: string, users: readonly PortalUser[]): Promise<Reachable[]> {
  if (users.length === 0) return [];
  const rows = await host.db.hot.all<{ id: string; portal_user_id: string }>(
    `SELECT id, portal_user_id FROM inbox_conversations WHERE practice_id = ? AND topic_key = '' AND portal_user_id IN (${users.map(() => "?").join(",")})`,
    [practiceId, ...users.map((user) => user.id)],
  );
  const known = new Map(rows.map((row) => [row.portal_user_id, row.id]));
  const made = async (user: PortalUser): Promise<string> => (await host.db.transaction((tx) => ensureConversation(host, practiceId, user.id, tx))).id;
  const reached: Reachable[] = [];
  for (const user of users) {
    const { id: portalUserId, clientId, relationship, status } = user;
    reached.push({ portalUserId, clientId, conversationId: known.get(portalUserId) ?? (await made(user)), name: clientName(user), relationship, status });
  }
  return reached;
}

/** A client's portal users who hold a permission, for staff who may see the client or for the host itself. */
export async function reachable(host: Host, ctx: PluginContext, { clientId, permission }: { clientId: string; permission?: string }): Promise<Reachable[]> {
  await requireSeen(ctx, clientId, "this client");
  const users = await ctx.people.portalUsersOf(clientId);
  return withConversations(host, ctx.practiceId, users.filter((user) => takesPart(host, user, permission)));
}

/** One of them. */
export async function reach(host: Host, ctx: PluginContext, { portalUserId, permission }: { portalUserId: string; permission?: string }): Promise<Reachable> {
  const user = await ctx.people.portalUser(portalUserId);
  if (!user) throw notFound("this person");
  await requireSeen(ctx, user.clientId, "this person");
  const [found] = takesPart(host, user, permission) ? await withConversations(host, ctx.practiceId, [user]) : [];
  if (!found) throw notFound("this person");
  return found;
}
