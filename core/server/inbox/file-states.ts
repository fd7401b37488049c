import type { FileRow } from "../files/file-rows.ts";
import type { Host } from "../host-parts.ts";
import type { Attachment, Entry } from "./inbox-door.ts";
import { tellChange } from "./tell-entry.ts";
import type { ToldConversation } from "./tell-entry.ts";

/** Entries whose files say how their virus check stands now. Only those that had to wait for it when they were sent are looked up. */
export async function withFileStates(host: Host, practiceId: string, entries: Entry[]): Promise<Entry[]> {
  const waited = entries.flatMap(({ attachments }) => attachments.filter(({ state }) => state !== undefined).map(({ fileId }) => fileId));
  if (waited.length === 0) return entries;
  const states = new Map((await host.files.facts(practiceId, waited)).map(({ id, state }) => [id, state]));
  const asNow = ({ state: before, ...file }: Attachment): Attachment => {
    const state = states.get(file.fileId) ?? before;
    return state === undefined || state === "ready" ? file : { ...file, state };
  };
  return entries.map((entry) => (entry.attachments.length === 0 ? entry : { ...entry, attachments: entry.attachments.map(asNow) }));
}

/** Tells open timelines that the virus check of a message's file has come to its end. */
export async function tellFileChecked(host: Host, file: FileRow): Promise<void> {
  const [conversationId, entryId] = (file.owner_id ?? "").split(".");
  if (file.owner_kind !== "message" || !conversationId || !entryId) return;
  const [row] = await host.db.hot.all<ToldConversation & { seq: number }>(
    `SELECT c.id, c.practice_id, c.portal_user_id, c.client_id, c.topic_key, c.team, c.closed_to, e.seq FROM inbox_conversations c
     JOIN inbox_entries e ON e.conversation_id = c.id WHERE c.id = ? AND c.practice_id = ? AND e.id = ?`,
    [conversationId, file.practice_id, entryId],
  );
  if (row) tellChange(host, row, row.seq, "all");
}
