import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { afterCommit } from "./after-commit.ts";
import type { Background } from "./background.ts";
import { accessColumns, hearersOf } from "./conversation-access.ts";
import type { CardRow } from "./inbox-rows.ts";
import { refreshCardLines } from "./refresh-card-lines.ts";
import type { ToldConversation } from "./tell-entry.ts";

type ToldCard = Pick<CardRow, "conversation_id" | "entry_id" | "rev" | "audience" | "seq"> & Omit<ToldConversation, "id" | "practice_id">;

/** Gives every card of the subject a new revision, and tells those who may see it once the change is stored. */
export async function touchCards(host: Host, background: Background, change: { practiceId: string; kind: string; subjectId: string }, tx: Tx): Promise<void> {
  const { practiceId, kind, subjectId } = change;
  // Open until somebody has looked again: a count may ask once too often, never once too little.
  await tx.run("UPDATE inbox_cards SET rev = rev + 1, open = 1, changed_at = ? WHERE practice_id = ? AND kind = ? AND subject_id = ?", [host.clock.now(), practiceId, kind, subjectId]);
  const cards = await tx.all<ToldCard>(
    `SELECT k.conversation_id, k.entry_id, k.rev, k.audience, k.seq, c.portal_user_id, c.client_id, c.topic_key, ${accessColumns} FROM inbox_cards k JOIN inbox_conversations c ON c.id = k.conversation_id WHERE k.practice_id = ? AND k.kind = ? AND k.subject_id = ?`,
    [practiceId, kind, subjectId],
  );
  if (cards.length === 0) return;
  afterCommit(host, tx, () => {
    for (const card of cards) {
      const audience = { practiceId, ...hearersOf(card, card.seq), ...(card.audience === "all" ? { portalUserId: card.portal_user_id } : {}) };
      host.realtime.tell(audience, "card:changed", { conversationId: card.conversation_id, entryId: card.entry_id, kind, subjectId, rev: card.rev });
      host.realtime.tell(audience, "counts", { conversationId: card.conversation_id });
    }
    background.run(() => refreshCardLines(host, practiceId, kind, subjectId));
  });
}
