import { invalid } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { StaffViewer } from "../viewer.ts";
import { changeDesk } from "./change-desk.ts";

const mostTags = 10;

const cleanTag = (tag: string): string => tag.trim().replace(/\s+/g, " ").toLowerCase();

/** Adds a tag to a conversation; only staff see tags. */
export const tagConversation = (host: Host, viewer: StaffViewer, conversationId: string, tag: string): Promise<void> =>
  changeDesk(host, viewer, conversationId, async ({ row, tx, audit }) => {
    const words = cleanTag(tag);
    if (words === "" || words.length > 40) throw invalid({ tag: "Write a tag of 1 to 40 characters." });
    const [held] = await tx.all<{ n: number }>("SELECT COUNT(*) AS n FROM desk_tags WHERE conversation_id = ?", [row.id]);
    if (Number(held?.n ?? 0) >= mostTags) throw invalid({ tag: `A conversation can have ${mostTags} tags. Remove one first.` });
    await tx.run(host.db.upsertSql("desk_tags", ["practice_id", "conversation_id", "tag", "created_at"], ["conversation_id", "tag"], []), [row.practice_id, row.id, words, host.clock.now()]);
    await audit("tagged-conversation", { tag: words });
    tellStaff(host, row);
  });

/** Takes a tag off. */
export const untagConversation = (host: Host, viewer: StaffViewer, conversationId: string, tag: string): Promise<void> =>
  changeDesk(host, viewer, conversationId, async ({ row, tx, audit }) => {
    const { changes } = await tx.run("DELETE FROM desk_tags WHERE conversation_id = ? AND tag = ?", [row.id, cleanTag(tag)]);
    if (changes > 0) await audit("tagged-conversation", { removed: cleanTag(tag) });
    tellStaff(host, row);
  });

const tellStaff = (host: Host, row: { id: string; practice_id: string; client_id: string }): void =>
  host.realtime.tell({ practiceId: row.practice_id, clientId: row.client_id }, "counts", { conversationId: row.id });

/** Tags in use, the most used first. */
export async function tagsOf(host: Host, practiceId: string): Promise<string[]> {
  const rows = await host.db.hot.all<{ tag: string }>("SELECT tag, COUNT(*) AS n FROM desk_tags WHERE practice_id = ? GROUP BY tag ORDER BY n DESC, tag LIMIT 50", [practiceId]);
  return rows.map((row) => row.tag);
}
