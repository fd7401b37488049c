import type { Tx } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { maySeeClient } from "./people-access.ts";
import type { PortalUser } from "./people-door.ts";
import { lockClient } from "./lock-client.ts";

/** A portal user of a client that this viewer may work with. @throws AppError `NOT_FOUND` in the same words otherwise. */
export async function requirePortalUser(host: Host, viewer: Viewer, portalUserId: string): Promise<PortalUser> {
  const user = await host.people.of(viewer.practiceId).portalUser(portalUserId);
  if (!user || user.status === "removed" || !(await maySeeClient(host, viewer, user.clientId))) throw notFound("this portal user");
  return user;
}

/** The same user inside a transaction, while changes around the client wait. */
export async function lockPortalUser(host: Host, user: PortalUser, tx: Tx): Promise<PortalUser> {
  await lockClient(host, user.practiceId, user.clientId, tx);
  const now = await host.people.of(user.practiceId).portalUser(user.id, tx);
  if (!now || now.status === "removed") throw notFound("this portal user");
  return now;
}
