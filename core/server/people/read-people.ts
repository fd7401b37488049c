import type { Tx } from "../database/database.ts";
import { coverOf } from "../desk/away/cover-of.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { activeStaff } from "./active-staff.ts";
import { peopleModels } from "./models/people-models.ts";
import { maySeeClient, seenClients } from "./people-access.ts";
import { holdsPermission } from "./permissions.ts";
import { staffProfile } from "../team/staff-profiles.ts";
import type { Client, People, PortalUser, StaffMember } from "./people-door.ts";
import { clientName, clientOf, portalUserOf, practiceOf, staffMemberOf } from "./people-rows.ts";
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
  const client = async (clientId: string, tx?: Tx): Promise<Client | null> => {
    const [row] = await readRows(host, models().clients, "WHERE t.practice_id = ? AND t.id = ?", [practiceId, clientId], tx);
    return row ? clientOf(row, await assigned(host, practiceId, clientId, tx)) : null;
  };
  const maySee: People["maySee"] = async (viewer, clientId) => viewer.practiceId === practiceId && (await maySeeClient(host, viewer, clientId));
  return {
    async practice() {
      const [row] = await host.db.hot.all<PracticeRow>("SELECT id, name, alias, country, time_zone, phone, urgent_help FROM practices WHERE id = ?", [practiceId]);
      if (!row) throw notFound("this practice");
      return practiceOf(row);
    },
    client,
    async clientNames(viewer, clientIds) {
      const ids = [...new Set(clientIds)];
      if (ids.length === 0 || viewer.practiceId !== practiceId) return new Map();
      const [seen, params] = seenClients(host, viewer);
      const rows = await readRows(host, models().clients, `WHERE t.practice_id = ? AND t.id IN (${ids.map(() => "?").join(", ")}) AND ${seen}`, [practiceId, ...ids, ...params]);
      return new Map(rows.map((row) => [row.id, clientName(row)]));
    },
    maySee,
    async clientFor(viewer, clientId) {
      const found = (await maySee(viewer, clientId)) ? await client(clientId) : null;
      if (!found) throw notFound("this client");
      return found;
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
    async professionalRecord(staffId) {
      const { npi, licences, teleconference, supervisorId } = await staffProfile(host.db.hot, practiceId, staffId);
      const [over, own] = supervisorId ? await Promise.all([staffMember(supervisorId), staffProfile(host.db.hot, practiceId, supervisorId)]) : [null, null];
      return { npi, licences, teleconference, supervisor: over && own && { name: over.name, title: over.title, npi: own.npi, licences: own.licences } };
    },
    async staffWith(permission) {
      const holders = (await activeStaff(host, practiceId)).filter((member) => holdsPermission(host.registry, member, permission));
      return holders.map(({ staffId, accountId, name, title, roles, timeZone }) => ({ id: staffId, practiceId, accountId, name, title, roles: [...roles], active: true, timeZone }));
    },
    async coverOf(staffId) {
      const cover = await coverOf(host, practiceId, staffId);
      return cover && { name: cover.name, coverId: cover.coverId, coverName: cover.coverName, until: cover.until };
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
