import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { invitePortalUser } from "../people/enrolment/invite.ts";
import { peopleModels } from "../people/models/people-models.ts";
import { portalUserEnrolled, portalUserInvited } from "../people/people-events.ts";
import type { StaffMember } from "../people/people-door.ts";
import { permissionPresets } from "../people/permissions.ts";
import { saveStaffProfile } from "../team/staff-profiles.ts";
import { day } from "./demo-words.ts";
import type { DemoClient, DemoPractice, DemoStaff, DemoUser } from "./demo-words.ts";

/** A portal user of the demo who has come to the portal. */
export interface SeededUser {
  practiceId: string;
  clientId: string;
  portalUserId: string;
  email: string;
  user: DemoUser;
  client: DemoClient;
}

/** The practice with its staff, by e-mail, its clients, and whoever may sign in for them or is invited. */
export async function seedPeople(host: Host, demo: DemoPractice, passwordHash: string): Promise<{ staff: Map<string, StaffMember>; users: SeededUser[] }> {
  const staff = new Map<string, StaffMember>();
  const users = await host.db.transaction(async (tx) => {
    staff.clear();
    const practice = await host.people.createPractice({ name: demo.name, timeZone: demo.timeZone, country: "US", phone: demo.phone }, tx);
    for (const one of demo.staff) staff.set(one.email, await seedStaff(host, practice.id, demo, one, passwordHash, tx));
    const made: SeededUser[] = [];
    for (const client of demo.clients) {
      const clientId = await seedClient(host, practice.id, client, staff, tx);
      for (const user of client.users) {
        const portalUserId = await enrol(host, practice.id, clientId, user, passwordHash, staff.get(client.team[0] ?? "")?.id ?? null, tx);
        if (user.state !== "invited") made.push({ practiceId: practice.id, clientId, portalUserId, email: user.email, user, client });
      }
    }
    return made;
  });
  return { staff, users };
}

async function seedStaff(host: Host, practiceId: string, demo: DemoPractice, { name, title, email, roles, profile }: DemoStaff, passwordHash: string, tx: Tx): Promise<StaffMember> {
  const member = await host.people.createStaff({ practiceId, accountId: await accountOf(host, email, passwordHash, tx), name, title, roles, timeZone: demo.timeZone }, tx);
  if (profile) {
    const { colour, teleconference = null, npi, licence } = profile;
    await saveStaffProfile(host, { practiceId, staffId: member.id }, { colour, teleconference, npi, licences: [licence], supervisorId: null }, tx);
  }
  return member;
}

async function seedClient(host: Host, practiceId: string, client: DemoClient, staff: Map<string, StaffMember>, tx: Tx): Promise<string> {
  const { team, contacts = [], firstName, lastName, nameUsed = null, pronouns = null, birthDate = null, phone = null, email = null } = client;
  const [professionalId = "", ...others] = team.map((one) => staff.get(one)?.id ?? "");
  const { id } = await host.people.createClient(practiceId, { professionalId, firstName, lastName, nameUsed, pronouns, birthDate, phone, email }, tx);
  const { assignments, clients, contacts: contactRows } = peopleModels(host);
  if (client.address) await clients.update({ address: client.address }, { where: { practiceId, id }, transaction: tx.sequelize });
  for (const [index, staffId] of others.entries()) await assignments.create({ practiceId, clientId: id, staffId, position: index + 1 }, { transaction: tx.sequelize });
  for (const contact of contacts) {
    await contactRows.create({ phone: null, email: null, ...contact, id: newId(), practiceId, clientId: id, createdAt: host.clock.now() }, { transaction: tx.sequelize });
  }
  return id;
}

async function accountOf(host: Host, email: string, passwordHash: string, tx: Tx): Promise<string> {
  const account = await host.accounts.findOrCreate(email, tx);
  if (!account.hasPassword) await tx.run("UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ?", [passwordHash, host.clock.now(), account.id]);
  return account.id;
}

async function enrol(host: Host, practiceId: string, clientId: string, { state, preset, ...user }: DemoUser, passwordHash: string, invitedBy: string | null, tx: Tx): Promise<string> {
  const permissions = permissionPresets[preset ?? (user.relationship === "self" ? "client" : "guardian")]?.permissions ?? [];
  if (state === "invited") return (await invitePortalUser(host, practiceId, { clientId, ...user, permissions, alerts: true }, invitedBy, tx)).id;
  const accountId = await accountOf(host, user.email, passwordHash, tx);
  const made = await host.people.createPortalUser(practiceId, { clientId, ...user, permissions, alerts: preset !== "billing" }, tx);
  await host.people.linkAccount(practiceId, made.id, accountId, tx);
  await host.people.setPortalUserStatus(practiceId, made.id, "active", tx);
  await host.inbox.ensureConversation(practiceId, made.id, tx);
  const { events } = host.context("core", practiceId, null);
  await events.publish(portalUserInvited, { portalUserId: made.id, clientId }, tx);
  await events.publish(portalUserEnrolled, { portalUserId: made.id, clientId }, tx);
  return made.id;
}

/** Whoever was suspended or archived since they wrote. */
export async function endAccess(host: Host, users: readonly SeededUser[]): Promise<void> {
  await host.db.transaction(async (tx) => {
    for (const { practiceId, clientId, portalUserId, user, client } of users) {
      if (user.state === "suspended") await host.people.setPortalUserStatus(practiceId, portalUserId, "suspended", tx);
      if (client.archivedDaysAgo === undefined) continue;
      const archivedAt = host.clock.now() - client.archivedDaysAgo * day * 60_000;
      await peopleModels(host).clients.update({ archivedAt }, { where: { practiceId, id: clientId }, transaction: tx.sequelize });
    }
  });
}
