import type { Tx } from "../database/database.ts";
import { coverOf } from "../desk/away/cover-of.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { peopleModels } from "./models/people-models.ts";
import type { Client, People, PortalUser, StaffMember } from "./people-door.ts";
import { clientOf, portalUserOf, practiceOf, staffMemberOf } from "./people-rows.ts";
import type { PracticeRow } from "./people-rows.ts";
import { readRows } from "./row-sql.ts";

async function assigned(host: Host, practiceId: string, clientId: string, tx?: Tx): Promise<string[]> {
  const rows = await readRows(host, peopleModels(host).assignments, "WHERE t.practice_id = ? AND t.client_id = ? ORDER BY t.position", [practiceId, clientId], tx);
  return rows.map((row) => row.staffId);
}

/** The reading half, bound to one practice: what belongs to another practice is not there. */
export function readPeople(host: Host, practiceId: string): People {
  const models = () => peopleModels(host);
  const staffMember = async (staffId: string, tx?: Tx): Promise<StaffMember | null> => {
    const [row] = await readRows(host, models().staff, "WHERE t.practice_id = ? AND t.id = ?", [practiceId, staffId], tx);
    return row ? staffMemberOf(row) : null;
  };
  return {
    async practice() {
      const [row] = await host.db.hot.all<PracticeRow>("SELECT id, name, alias, country, time_zone, phone, urgent_help FROM practices WHERE id = ?", [practiceId]);
      if (!row) throw notFound("this practice");
      return practiceOf(row);
    },
    async client(clientId, tx): Promise<Client | null> {
      const [row] = await readRows(host, models().clients, "WHERE t.practice_id = ? AND t.id = ?", [practiceId, clientId], tx);
      return row ? clientOf(row, await assigned(host, practiceId, clientId, tx)) : null;
    },
    async portalUser(portalUserId, tx): Promise<PortalUser | null> {
      const [row] = await readRows(host, models().portalUsers, "WHERE t.practice_id = ? AND t.id = ?", [practiceId, portalUserId], tx);
      return row ? portalUserOf(row) : null;
    },
    async portalUsersOf(clientId, tx) {
      const rows = await readRows(host, models().portalUsers, "WHERE t.practice_id = ? AND t.client_id = ? AND t.status <> 'removed' ORDER BY t.created_at, t.id", [practiceId, clientId], tx);
      return rows.map(portalUserOf);
    },
    staffMember,
    async coverOf(staffId) {
      const cover = await coverOf(host, practiceId, staffId);
      return cover && { name: cover.name, coverName: cover.coverName, until: cover.until };
    },
    async careTeam(clientId, tx) {
      const rows = await readRows(
        host,
        models().staff,
        "JOIN client_professionals a ON a.staff_id = t.id AND a.practice_id = t.practice_id WHERE t.practice_id = ? AND a.client_id = ? ORDER BY a.position",
        [practiceId, clientId],
        tx,
      );
      return rows.map(staffMemberOf);
    },
  };
}
