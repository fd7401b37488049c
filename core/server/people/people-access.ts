import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { holdsPermission } from "./permissions.ts";

/** Whether a staff viewer sees every client of the practice, not only those assigned. */
export const seesAllClients = (host: Pick<Host, "registry">, viewer: Viewer): boolean => viewer.kind === "staff" && holdsPermission(host.registry, viewer, "core.clients.all");

/** Whether this viewer may work with this client. A client of another practice is nobody's. */
export async function maySeeClient(host: Host, viewer: Viewer, clientId: string): Promise<boolean> {
  const { practiceId } = viewer;
  if (viewer.kind === "portal") return viewer.clientId === clientId;
  const sql = seesAllClients(host, viewer)
    ? "SELECT 1 AS one FROM clients WHERE practice_id = ? AND id = ?"
    : "SELECT 1 AS one FROM client_professionals WHERE practice_id = ? AND client_id = ? AND staff_id = ?";
  const rows = await host.db.hot.all(sql, seesAllClients(host, viewer) ? [practiceId, clientId] : [practiceId, clientId, viewer.staffId]);
  return rows.length > 0;
}

/** The same for many: a condition on clients `t`, with its values. */
export function seenClients(host: Host, viewer: Viewer): [string, string[]] {
  if (viewer.kind === "portal") return ["t.id = ?", [viewer.clientId]];
  if (seesAllClients(host, viewer)) return ["1 = 1", []];
  return ["EXISTS (SELECT 1 FROM client_professionals p WHERE p.practice_id = t.practice_id AND p.client_id = t.id AND p.staff_id = ?)", [viewer.staffId]];
}

/** @throws AppError `NOT_FOUND` for a client that is foreign, absent or not this viewer's, all in the same words. */
export async function requireClient(host: Host, viewer: Viewer, clientId: string, asked = "this client"): Promise<void> {
  if (!(await maySeeClient(host, viewer, clientId))) throw notFound(asked);
}
