import type { Host } from "../../host-parts.ts";
import { peopleModels } from "../models/people-models.ts";
import type { PortalUser } from "../people-door.ts";
import { portalUserOf } from "../people-rows.ts";
import { readRows } from "../row-sql.ts";

/** Everybody who has or had access to a client's portal, those who were deleted last. */
export async function whyUsers(host: Host, practiceId: string, clientId: string): Promise<PortalUser[]> {
  const rows = await readRows(host, peopleModels(host).portalUsers, "WHERE t.practice_id = ? AND t.client_id = ? ORDER BY t.created_at, t.id", [practiceId, clientId]);
  const users = rows.map(portalUserOf);
  return [...users.filter((user) => user.status !== "removed"), ...users.filter((user) => user.status === "removed")];
}
