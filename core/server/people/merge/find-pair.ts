import type { Tx } from "../../database/database.ts";
import { invalid, notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { StaffViewer } from "../../viewer.ts";
import type { ClientRow, PortalUserRow } from "../models/people-models.ts";
import { peopleModels } from "../models/people-models.ts";
import { requireClient } from "../people-access.ts";

/** Two records of one practice, and the people who are a portal user of both. */
export interface Pair {
  into: ClientRow;
  from: ClientRow;
  /** The same account on both sides: what the second one has moves to the first. */
  twice: { from: PortalUserRow; into: PortalUserRow }[];
}

/** Reads the two records that are to become one. @throws `NOT_FOUND` for a record that is foreign, absent, not this viewer's or merged before. */
export async function findPair(host: Host, viewer: StaffViewer, ids: { from: string; into: string }, tx?: Tx): Promise<Pair> {
  if (ids.from === ids.into) throw invalid({ from: "Choose another record: this one is already open." });
  const { practiceId } = viewer;
  for (const id of [ids.into, ids.from]) await requireClient(host, viewer, id);
  const models = peopleModels(host);
  const options = tx ? { transaction: tx.sequelize } : {};
  const read = async (id: string): Promise<ClientRow> => {
    const row = (await models.clients.findOne({ where: { practiceId, id }, ...options }))?.get();
    if (!row || row.mergedInto) throw notFound("this client");
    return row;
  };
  const usersOf = async (clientId: string): Promise<PortalUserRow[]> =>
    (await models.portalUsers.findAll({ where: { practiceId, clientId }, ...options })).map((row) => row.get()).filter((user) => user.status !== "removed");
  const [into, from, stay, move] = [await read(ids.into), await read(ids.from), await usersOf(ids.into), await usersOf(ids.from)];
  const samePerson = (one: PortalUserRow, other: PortalUserRow): boolean => (one.accountId !== null && one.accountId === other.accountId) || one.email.toLowerCase() === other.email.toLowerCase();
  const twice = move.flatMap((one) => {
    const same = stay.find((other) => samePerson(one, other));
    return same ? [{ from: one, into: same }] : [];
  });
  return { into, from, twice };
}
