import { hashPassword } from "../accounts/passwords/hash-password.ts";
import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { portalUserEnrolled, portalUserInvited } from "../people/people-events.ts";
import type { StaffMember } from "../people/people-door.ts";
import { permissionPresets } from "../people/permissions.ts";
import { portalViewerOf } from "../profile/portal-viewer-of.ts";
import type { StaffViewer } from "../viewer.ts";
import { demoPassword, demoPractices } from "./demo-people.ts";
import type { DemoClient, DemoPractice, DemoUser } from "./demo-people.ts";

/** Fills an empty portal with made-up practices; a portal that has one is left as it is. Answers whether it did. */
export async function seedDemo(host: Host): Promise<boolean> {
  if ((await host.people.practiceIds()).length > 0) return false;
  return host.db.withLock("seed-demo", async () => {
    if ((await host.people.practiceIds()).length > 0) return false;
    const passwordHash = await hashPassword(demoPassword);
    for (const practice of demoPractices) await seedPractice(host, practice, passwordHash);
    return true;
  });
}

async function seedPractice(host: Host, demo: DemoPractice, passwordHash: string): Promise<void> {
  const staff = new Map<string, StaffMember>();
  const users = await host.db.transaction(async (tx) => {
    staff.clear();
    const practice = await host.people.createPractice({ name: demo.name, timeZone: demo.timeZone, country: "US", phone: demo.phone }, tx);
    for (const one of demo.staff) {
      const accountId = await accountOf(host, one.email, passwordHash, tx);
      staff.set(one.email, await host.people.createStaff({ practiceId: practice.id, accountId, name: one.name, title: one.title, roles: one.roles, timeZone: demo.timeZone }, tx));
    }
    const made: { practiceId: string; portalUserId: string; email: string; client: DemoClient }[] = [];
    for (const client of demo.clients) {
      const { professional, users: people, firstName, lastName, pronouns, birthDate } = client;
      const facts = { firstName, lastName, pronouns: pronouns ?? null, birthDate: birthDate ?? null };
      const { id } = await host.people.createClient(practice.id, { professionalId: staff.get(professional)?.id ?? "", ...facts }, tx);
      for (const user of people) made.push({ practiceId: practice.id, email: user.email, client, portalUserId: await enrol(host, practice.id, id, user, passwordHash, tx) });
    }
    return made;
  });
  // Greetings and first cards come from listeners, before what people then wrote.
  await host.outbox.drain();
  for (const user of users) await talk(host, user, staff);
}

async function accountOf(host: Host, email: string, passwordHash: string, tx: Tx): Promise<string> {
  const account = await host.accounts.findOrCreate(email, tx);
  if (!account.hasPassword) await tx.run("UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE id = ?", [passwordHash, host.clock.now(), account.id]);
  return account.id;
}

async function enrol(host: Host, practiceId: string, clientId: string, user: DemoUser, passwordHash: string, tx: Tx): Promise<string> {
  const preset = user.relationship === "self" ? permissionPresets["client"] : permissionPresets["guardian"];
  const accountId = await accountOf(host, user.email, passwordHash, tx);
  const made = await host.people.createPortalUser(practiceId, { clientId, ...user, permissions: preset?.permissions ?? [], alerts: true }, tx);
  await host.people.linkAccount(practiceId, made.id, accountId, tx);
  await host.people.setPortalUserStatus(practiceId, made.id, "active", tx);
  await host.inbox.ensureConversation(practiceId, made.id, tx);
  const { events } = host.context("core", practiceId, null);
  await events.publish(portalUserInvited, { portalUserId: made.id, clientId }, tx);
  await events.publish(portalUserEnrolled, { portalUserId: made.id, clientId }, tx);
  return made.id;
}

async function talk(host: Host, user: { practiceId: string; portalUserId: string; email: string; client: DemoClient }, staff: Map<string, StaffMember>): Promise<void> {
  const core = host.context("core", user.practiceId, null);
  const viewer = await portalViewerOf(core, user.portalUserId);
  if (!viewer) return;
  const conversation = await host.inbox.door(core).conversationOf(user.portalUserId);
  const now = host.clock.now();
  const { talk: lines } = user.client;
  const began = Math.max(4 * 24 * 60, ...lines.map((line) => line.minutesAgo + 60));
  await host.db.hot.run("UPDATE inbox_entries SET at = ? WHERE conversation_id = ?", [now - began * 60_000, conversation.id]);
  for (const line of lines) {
    const key = newId();
    const from = staff.get(line.from);
    if (from) await host.db.transaction((tx) => host.inbox.door(core).post({ conversationId: conversation.id, key, text: line.text, from: { staffId: from.id } }, tx));
    else await host.inbox.door(core).send(viewer, { conversationId: conversation.id, key, text: line.text });
    const at = now - line.minutesAgo * 60_000;
    await host.db.hot.run("UPDATE inbox_entries SET at = ? WHERE conversation_id = ? AND id = ?", [at, conversation.id, key]);
    if (from) await host.inbox.read(staffViewer(from), conversation.id, await lastSeq(host, conversation.id));
    await host.db.hot.run("UPDATE inbox_conversations SET last_at = ?, waiting_since = CASE WHEN waiting_since IS NULL THEN NULL ELSE ? END WHERE id = ?", [at, at, conversation.id]);
  }
}

/** Whoever has answered has read what came before. */
const staffViewer = (member: StaffMember): StaffViewer => ({
  kind: "staff", accountId: member.accountId, sessionId: "", practiceId: member.practiceId, name: member.name, timeZone: member.timeZone, staffId: member.id, roles: member.roles,
});

async function lastSeq(host: Host, conversationId: string): Promise<number> {
  const [row] = await host.db.hot.all<{ last_seq: number }>("SELECT last_seq FROM inbox_conversations WHERE id = ?", [conversationId]);
  return row?.last_seq ?? 0;
}
