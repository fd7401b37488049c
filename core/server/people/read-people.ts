import type { Tx } from "../database/database.ts";
import { notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { peopleModels } from "./models/people-models.ts";
import type { Client, People, PortalUser, StaffMember } from "./people-door.ts";
import { clientOf, portalUserOf, practiceOf, staffMemberOf } from "./people-rows.ts";
import type { PracticeRow } from "./people-rows.ts";

const within = (tx?: Tx) => (tx ? { transaction: tx.sequelize } : {});

async function assigned(host: Host, practiceId: string, clientId: string, tx?: Tx): Promise<string[]> {
  const rows = await peopleModels(host).assignments.findAll({ where: { practiceId, clientId }, order: [["position", "ASC"]], raw: true, ...within(tx) });
  return rows.map((row) => (row as unknown as { staffId: string }).staffId);
}

/** The reading half, bound to one practice: what belongs to another practice is not there. */
export function readPeople(host: Host, practiceId: string): People {
  const models = () => peopleModels(host);
  const staffMember = async (staffId: string, tx?: Tx): Promise<StaffMember | null> => {
    const row = await models().staff.findOne({ where: { practiceId, id: staffId }, ...within(tx) });
    return row ? staffMemberOf(row.get()) : null;
  };
  return {
    async practice() {
      const [row] = await host.db.hot.all<PracticeRow>("SELECT id, name, alias, country, time_zone, phone, urgent_help FROM practices WHERE id = ?", [practiceId]);
      if (!row) throw notFound("this practice");
      return practiceOf(row);
    },
    async client(clientId, tx): Promise<Client | null> {
      const row = await models().clients.findOne({ where: { practiceId, id: clientId }, ...within(tx) });
      return row ? clientOf(row.get(), await assigned(host, practiceId, clientId, tx)) : null;
    },
    async portalUser(portalUserId, tx): Promise<PortalUser | null> {
      const row = await models().portalUsers.findOne({ where: { practiceId, id: portalUserId }, ...within(tx) });
      return row ? portalUserOf(row.get()) : null;
    },
    async portalUsersOf(clientId, tx) {
      const rows = await models().portalUsers.findAll({ where: { practiceId, clientId }, order: [["createdAt", "ASC"], ["id", "ASC"]], ...within(tx) });
      return rows.map((row) => portalUserOf(row.get())).filter((user) => user.status !== "removed");
    },
    staffMember,
    async careTeam(clientId, tx) {
      const ids = await assigned(host, practiceId, clientId, tx);
      const members = await Promise.all(ids.map((staffId) => staffMember(staffId, tx)));
      return members.filter((member) => member !== null);
    },
  };
}
