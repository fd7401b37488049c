import type { Host } from "../host-parts.ts";
import type { Viewer } from "../viewer.ts";
import { accessColumns, closedTo, mayUse } from "./conversation-access.ts";
import { storedEntry } from "./entry-for-viewer.ts";
import type { Entry } from "./inbox-door.ts";
import { entryColumns } from "./inbox-rows.ts";
import type { ConversationRow, EntryRow } from "./inbox-rows.ts";

const step = 500;

async function entriesOf(host: Host, conversationId: string, closed: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = closed; ; ) {
    const rows = await host.db.hot.all<EntryRow>(
      `SELECT ${entryColumns.join(",")} FROM inbox_entries WHERE conversation_id = ? AND seq > ? AND audience = 'all' ORDER BY seq LIMIT ${step}`,
      [conversationId, after],
    );
    entries.push(...rows.map((row) => storedEntry(host.sealer, row, "portal")));
    const last = rows.at(-1);
    if (!last || rows.length < step) return entries;
    after = last.seq;
  }
}

/** A client's conversations for an export, in the words that the portal side sees: for a staff member those of home and those with a part of the team that they are in, from when they came. */
export async function exportConversations(host: Host, practiceId: string, clientId: string, viewer: Viewer | null): Promise<{ conversationId: string; portalUserId: string; entries: Entry[] }[]> {
  const rows = await host.db.hot.all<ConversationRow>(`SELECT c.*, ${accessColumns} FROM inbox_conversations c WHERE c.practice_id = ? AND c.client_id = ? ORDER BY c.id`, [practiceId, clientId]);
  const seen = rows.filter((row) => row.topic_key === "" || viewer === null || mayUse(host, viewer, row));
  return Promise.all(
    seen.map(async (row) => ({ conversationId: row.id, portalUserId: row.portal_user_id, entries: await entriesOf(host, row.id, viewer === null ? 0 : closedTo(viewer, row)) })),
  );
}
