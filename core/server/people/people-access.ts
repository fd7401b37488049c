import type { StaffRole } from "../../manifest.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";

const rolesThatSeeAll: readonly StaffRole[] = ["administrator", "scheduler", "biller", "supervisor"];

/** Whether a staff viewer sees every client of the practice, not only those assigned. */
export const seesAllClients = (viewer: Viewer): boolean => viewer.kind === "staff" && viewer.roles.some((role) => rolesThatSeeAll.includes(role));

/** Whether this viewer may work with this client. A client of another practice is nobody's. */
export async function maySeeClient(host: Host, viewer: Viewer, clientId: string): Promise<boolean> {
  const { practiceId } = viewer;
  if (viewer.kind === "portal") return viewer.clientId === clientId;
  const sql = seesAllClients(viewer)
    ? "SELECT 1 AS one FROM clients WHERE practice_id = ? AND id = ?"
    : "SELECT 1 AS one FROM client_professionals WHERE practice_id = ? AND client_id = ? AND staff_id = ?";
  const rows = await host.db.hot.all(sql, seesAllClients(viewer) ? [practiceId, clientId] : [practiceId, clientId, viewer.staffId]);
  return rows.length > 0;
}

/** @throws AppError `NOT_FOUND` for a client that is foreign, absent or not this viewer's, all in the same words. */
export async function requireClient(host: Host, viewer: Viewer, clientId: string, asked = "this client"): Promise<void> {
  if (!(await maySeeClient(host, viewer, clientId))) throw notFound(asked);
}
