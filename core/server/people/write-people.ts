import type { Tx } from "../database/database.ts";
import { invalid, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { afterCommit } from "../accounts/after-commit.ts";
import { usualHelp } from "../practice/urgent-help.ts";
import { clientCreated } from "./people-events.ts";
import { peopleModels } from "./models/people-models.ts";
import type { PortalUser, Practice, StaffMember } from "./people-door.ts";
import { readPeople } from "./read-people.ts";
import type { NewClient, NewPortalUser, PeopleStore } from "./people-store.ts";

type Writing = Pick<PeopleStore, "createPractice" | "createStaff" | "createClient" | "createPortalUser" | "linkAccount" | "setPortalUserStatus">;

/** The writing half of the people store; each in the caller's transaction. */
export function writePeople(host: Host): Writing {
  const models = () => peopleModels(host);
  return {
    async createPractice({ name, timeZone, country, phone, alias }, tx) {
      const practice: Practice = { id: newId(), name, alias: alias ?? null, country, timeZone, phone: phone ?? null, urgentHelp: usualHelp(country) };
      await tx.run(
        "INSERT INTO practices (id, name, alias, country, time_zone, phone, urgent_help, active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
        [practice.id, name, practice.alias, country, timeZone, practice.phone, JSON.stringify(practice.urgentHelp), host.clock.now()],
      );
      return practice;
    },
    async createStaff(staff, tx) {
      const member: StaffMember = { ...staff, id: newId(), title: staff.title ?? null, roles: [...staff.roles], active: true };
      await models().staff.create({ ...member, roles: JSON.stringify(member.roles), active: 1, createdAt: host.clock.now() }, { transaction: tx.sequelize });
      return member;
    },
    createClient: (practiceId, client, tx) => createClient(host, practiceId, client, tx),
    createPortalUser: (practiceId, user, tx) => createPortalUser(host, practiceId, user, tx),
    async linkAccount(practiceId, portalUserId, accountId, tx) {
      await changePortalUser(host, practiceId, portalUserId, { accountId }, tx);
    },
    async setPortalUserStatus(practiceId, portalUserId, status, tx) {
      await changePortalUser(host, practiceId, portalUserId, { status }, tx);
      if (status === "suspended" || status === "removed") await host.accounts.endSessions({ seatId: portalUserId }, status === "removed" ? "revoked" : "suspended", tx);
    },
  };
}

async function createClient(host: Host, practiceId: string, client: NewClient, tx: Tx) {
  const people = readPeople(host, practiceId);
  const professional = await people.staffMember(client.professionalId, tx);
  if (!professional?.active || !professional.roles.includes("professional")) throw invalid({ professionalId: "Choose a professional of this practice." });
  const { professionalId, ...facts } = client;
  const id = newId();
  const transaction = tx.sequelize;
  await peopleModels(host).clients.create({ ...facts, id, practiceId, createdAt: host.clock.now() }, { transaction });
  await peopleModels(host).assignments.create({ practiceId, clientId: id, staffId: professionalId, position: 0 }, { transaction });
  await host.context("core", practiceId, null).events.publish(clientCreated, { clientId: id, professionalId }, tx);
  const made = await people.client(id, tx);
  if (!made) throw notFound("this client");
  return made;
}

async function createPortalUser(host: Host, practiceId: string, user: NewPortalUser, tx: Tx): Promise<PortalUser> {
  const now = host.clock.now();
  const made: PortalUser = { ...user, id: newId(), practiceId, phone: user.phone ?? null, nameUsed: user.nameUsed ?? null, pronouns: user.pronouns ?? null, permissions: [...user.permissions], accountId: null, status: "invited" };
  await peopleModels(host).portalUsers.create(
    { ...made, permissions: JSON.stringify(made.permissions), alerts: made.alerts ? 1 : 0, createdAt: now, changedAt: now },
    { transaction: tx.sequelize },
  );
  return made;
}

/** Writes these columns of a portal user, and makes every node look at them again. */
export async function changePortalUser(host: Host, practiceId: string, portalUserId: string, change: Record<string, string | number | null>, tx: Tx): Promise<void> {
  const [changed] = await peopleModels(host).portalUsers.update(
    { ...change, changedAt: host.clock.now() },
    { where: { practiceId, id: portalUserId }, transaction: tx.sequelize },
  );
  if (changed === 0) throw notFound("this portal user");
  afterCommit(tx, () => {
    host.bus.publish("viewers-changed", { seatId: portalUserId, practiceId });
    host.realtime.reseat({ seatId: portalUserId }, "permissions");
  });
}
