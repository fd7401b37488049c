import { assignConversation } from "../desk/assign-conversation.ts";
import { closeConversation, snoozeConversation } from "../desk/put-away.ts";
import { tagConversation } from "../desk/tags.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { personAsStaff } from "../people/person-as-staff.ts";
import type { StaffMember } from "../people/people-door.ts";
import { portalViewerOf } from "../profile/portal-viewer-of.ts";
import { day } from "./demo-words.ts";
import type { SeededUser } from "./seed-people.ts";

const minute = 60_000;

/** What portal users and the care team have written, at the times that the demo says. */
export async function seedTalk(host: Host, users: readonly SeededUser[], staff: Map<string, StaffMember>): Promise<void> {
  // Side by side, since writes that wait together share a commit.
  const told = await Promise.all(users.map((user) => write(host, user, staff)));
  await host.db.transaction(async (tx) => {
    for (const { conversationId, began, lines, waitingSince, accountId } of told.flat()) {
      await tx.run("UPDATE inbox_entries SET at = ? WHERE conversation_id = ?", [began, conversationId]);
      for (const { key, at } of lines) await tx.run("UPDATE inbox_entries SET at = ? WHERE conversation_id = ? AND id = ?", [at, conversationId, key]);
      const last = lines.at(-1)?.at;
      if (last === undefined) continue;
      await tx.run("UPDATE inbox_conversations SET last_at = ?, waiting_since = CASE WHEN waiting_since IS NULL THEN NULL ELSE ? END WHERE id = ?", [last, waitingSince ?? last, conversationId]);
      await tx.run("UPDATE accounts SET last_sign_in_at = ? WHERE id = ?", [last - 2 * minute, accountId]);
    }
  });
}

interface Told {
  conversationId: string;
  accountId: string;
  /** When the conversation began: what listeners put there came then. */
  began: number;
  lines: { key: string; at: number }[];
  waitingSince: number | null;
}

async function write(host: Host, user: SeededUser, staff: Map<string, StaffMember>): Promise<Told[]> {
  const core = host.context("core", user.practiceId, null);
  const viewer = await portalViewerOf(core, user.portalUserId);
  if (!viewer) return [];
  const door = host.inbox.door(core);
  const { id: conversationId } = await door.conversationOf(user.portalUserId);
  const now = host.clock.now();
  const told: Told = { conversationId, accountId: viewer.accountId, began: now - Math.max(4 * day, ...user.client.talk.map((line) => line.minutesAgo + 60)) * minute, lines: [], waitingSince: null };
  for (const { from, text, note, minutesAgo } of user.client.talk) {
    const key = newId();
    const member = staff.get(from);
    if (!member || note) await door.send(member ? personAsStaff(member) : viewer, { conversationId, key, text, note: note ?? false });
    else await host.db.transaction((tx) => door.post({ conversationId, key, text, from: { staffId: member.id } }, tx));
    const at = now - minutesAgo * minute;
    if (!note) told.waitingSince = member ? null : (told.waitingSince ?? at);
    told.lines.push({ key, at });
    const seq = (await door.conversationOf(user.portalUserId)).lastSeq;
    // Whoever has answered has read what came before; a client has read what is older than a day.
    if (member) await host.inbox.read(personAsStaff(member), conversationId, seq);
    if (minutesAgo > day) await host.inbox.read(viewer, conversationId, seq);
  }
  return [told];
}

/** Where colleagues have put conversations, a minute after the last message. */
export async function moveOnDesk(host: Host, users: readonly SeededUser[], staff: Map<string, StaffMember>): Promise<void> {
  const moved = await Promise.all(users.map((user) => move(host, user, staff)));
  await host.db.transaction(async (tx) => {
    for (const { id, at } of moved.flat()) {
      await tx.run("UPDATE inbox_entries SET at = ? WHERE conversation_id = ? AND at > ?", [at + minute, id, at]);
      await tx.run("UPDATE inbox_conversations SET last_at = ? WHERE id = ?", [at, id]);
    }
  });
}

async function move(host: Host, user: SeededUser, staff: Map<string, StaffMember>): Promise<{ id: string; at: number }[]> {
  const { desk, talk: lines, team } = user.client;
  const lead = staff.get(team[0] ?? "");
  const last = lines.at(-1);
  if (!desk || !lead || !last) return [];
  const viewer = personAsStaff(lead);
  const { id } = await host.inbox.door(host.context("core", user.practiceId, null)).conversationOf(user.portalUserId);
  const now = host.clock.now();
  for (const tag of desk.tags ?? []) await tagConversation(host, viewer, id, tag);
  if (desk.assignee !== undefined) await assignConversation(host, viewer, id, desk.assignee === null ? null : (staff.get(desk.assignee)?.id ?? null));
  if (desk.closed) await closeConversation(host, viewer, id);
  if (desk.snoozedDays) await snoozeConversation(host, viewer, id, now + desk.snoozedDays * day * minute);
  return [{ id, at: now - last.minutesAgo * minute }];
}
