import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { findConversation, mayUse } from "../inbox/conversation-access.ts";
import type { EntryRow } from "../inbox/inbox-rows.ts";
import type { OutboxRow } from "../outbox/outbox.ts";
import type { StaffViewer } from "../viewer.ts";
import { assignableStaff } from "./assignable-staff.ts";

/** A colleague whom a note names; `name` is written as it stands in the note. */
export interface Mention {
  staffId: string;
  name: string;
}

/** The event that `tell-mentioned.ts` declares; named here so that storing a note loads no listener. */
export const mentionedName = "core.mentioned";
const title = /^(?:dr|mr|mrs|ms|mx|prof)\.?\s+/i;

/** What may follow an @ for each colleague: the whole name, the name without its title, and a first name that only one of them has. */
function namesOf(staff: readonly { id: string; name: string }[]): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  const add = (name: string, id: string): void => {
    const word = name.toLowerCase();
    if (names.has(word) && names.get(word) !== id) shared.add(word);
    names.set(word, id);
  };
  for (const { id, name } of staff) for (const one of new Set([name, name.replace(title, ""), name.replace(title, "").split(" ")[0] ?? name])) add(one, id);
  for (const word of shared) names.delete(word);
  return names;
}

/** Whom a text names with an @, each once, the longest name that fits. An @ inside an address names nobody. */
export function mentionsIn(text: string, staff: readonly { id: string; name: string }[]): Mention[] {
  const names = [...namesOf(staff)].sort(([a], [b]) => b.length - a.length);
  const found = new Map<string, Mention>();
  for (const at of text.matchAll(/(?<![\p{L}\p{N}._-])@/gu)) {
    const rest = text.slice(at.index + 1);
    const [name, staffId] = names.find(([word]) => rest.toLowerCase().startsWith(word) && !/^[\p{L}\p{N}]/u.test(rest.slice(word.length))) ?? [];
    if (name && staffId && !found.has(staffId)) found.set(staffId, { staffId, name: rest.slice(0, name.length) });
  }
  return [...found.values()];
}

/** The colleagues that a note names; only those who may see the conversation, and never its writer. */
export async function mentionsOf(host: Host, viewer: StaffViewer, conversationId: string, text: string): Promise<Mention[]> {
  if (!text.includes("@")) return [];
  const row = await findConversation(host.db.hot, viewer.practiceId, conversationId);
  if (!row || !mayUse(host, viewer, row)) return [];
  return mentionsIn(text, (await assignableStaff(host, row)).filter((one) => one.id !== viewer.staffId));
}

/** The outbox row of `core.mentioned`. */
export const mentionEventRow = (note: EntryRow, mentions: readonly Mention[]): OutboxRow => ({
  practiceId: note.practice_id,
  pluginId: "core",
  kind: "event",
  name: mentionedName,
  version: 1,
  data: { conversationId: note.conversation_id, seq: note.seq, staffIds: mentions.map((one) => one.staffId) },
  actor: { kind: "staff", id: note.author_id },
});

/** Keeps who was named in a note, in the note's transaction. */
export async function storeMentions(sql: Sql, note: EntryRow, mentions: readonly Mention[]): Promise<void> {
  const columns = ["conversation_id", "seq", "staff_id", "practice_id", "at"];
  const rows = mentions.map(({ staffId }) => [note.conversation_id, note.seq, staffId, note.practice_id, note.at]);
  await sql.run(`INSERT INTO desk_mentions (${columns.join(", ")}) VALUES ${rows.map(() => "(?, ?, ?, ?, ?)").join(", ")}`, rows.flat());
}
