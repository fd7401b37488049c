import type { Host } from "../host-parts.ts";
import { storedEntry } from "./entry-for-viewer.ts";
import type { Entry } from "./inbox-door.ts";
import { entryColumns } from "./inbox-rows.ts";
import type { EntryRow } from "./inbox-rows.ts";

const step = 500;

async function entriesOf(host: Host, conversationId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; ; ) {
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

/** A client's conversations for an export, in the words that the portal side sees. */
export async function exportConversations(host: Host, practiceId: string, clientId: string): Promise<{ conversationId: string; portalUserId: string; entries: Entry[] }[]> {
  const rows = await host.db.hot.all<{ id: string; portal_user_id: string }>(
    "SELECT id, portal_user_id FROM inbox_conversations WHERE practice_id = ? AND client_id = ? ORDER BY id",
    [practiceId, clientId],
  );
  return Promise.all(rows.map(async (row) => ({ conversationId: row.id, portalUserId: row.portal_user_id, entries: await entriesOf(host, row.id) })));
}
