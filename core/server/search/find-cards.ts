import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { seenByStaff, seenInPreview } from "../inbox/conversation-access.ts";
import type { ViewableCard } from "../inbox/inbox-rows.ts";
import { resolveCards } from "../inbox/resolve-cards.ts";
import type { Viewer } from "../viewer.ts";
import type { SearchSource } from "./search-source.ts";

type Row = ViewableCard & { client_id: string; topic_key: string; created_at: number };

const mostCards = 300;

/** Kinds of cards whose plugin has no search of its own; the others are found there, with more of their words. */
const kindsOf = (host: Host): string[] => host.registry.all().flatMap(({ plugin }) => (plugin && !plugin.search ? (plugin.cards ?? []).map((card) => card.kind) : []));

/** Cards by what they say to this viewer, the newest of them. */
export const cardsSource: SearchSource = {
  id: "cards",
  label: "Cards",
  open: (host) => Promise.resolve(kindsOf(host).length > 0),
  async find(host, viewer, { words, limit, clientId, personId, from, until }) {
    // A card is from the practice, not from one of it.
    if (viewer.kind === "portal" && personId !== null) return { hits: [], partly: false };
    const rows = await newestCards(host, viewer, { clientId, from, until });
    const cards = await resolveCards(host, viewer, rows);
    const hits = rows.flatMap((row) => {
      const card = cards.get(row.entry_id);
      if (!card || card.state === "unavailable") return [];
      const line = [card.view.kindLine, card.view.status.text ?? card.view.status.tag].filter(Boolean).join(" · ");
      if (!words.in(card.view.title, card.summary, line)) return [];
      const place = viewer.kind === "staff" ? `/staff/inbox/all/${row.conversation_id}` : row.topic_key === "" ? "/" : `/c/${row.conversation_id}`;
      return [{ title: card.view.title, context: line, href: `${place}?m=${row.entry_id}#card-${row.entry_id}-title`, at: row.created_at, clientId: row.client_id }];
    });
    return { hits: hits.slice(0, limit), partly: rows.length === mostCards };
  },
};

function newestCards(host: Host, viewer: Viewer, { clientId, from, until }: { clientId: string | null; from: number | null; until: number | null }): Promise<Row[]> {
  const kinds = kindsOf(host);
  const where = ["c.practice_id = ?", `k.kind IN (${kinds.map(() => "?").join(", ")})`];
  const params: SqlValue[] = [viewer.practiceId, ...kinds];
  const and = (condition: string, ...values: SqlValue[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (viewer.kind === "staff") {
    and(...seenByStaff(host, viewer));
    // Somebody who came later to a restricted conversation sees what came after them.
    and("(c.topic_key = '' OR EXISTS (SELECT 1 FROM inbox_members l WHERE l.conversation_id = c.id AND l.staff_id = ? AND k.seq > l.from_seq))", viewer.staffId);
  } else {
    const [words, ...seen] = seenInPreview(host, viewer);
    and(`c.portal_user_id = ? AND k.audience = 'all'${words}`, viewer.portalUserId, ...seen);
  }
  if (clientId !== null) and("c.client_id = ?", clientId);
  if (from !== null) and("k.created_at >= ?", from);
  if (until !== null) and("k.created_at < ?", until);
  return host.db.hot.all<Row>(
    `SELECT k.practice_id, k.kind, k.subject_id, k.conversation_id, k.entry_id, k.rev, k.line, k.created_at, c.client_id, c.topic_key
     FROM inbox_conversations c JOIN inbox_cards k ON k.conversation_id = c.id WHERE ${where.join(" AND ")} ORDER BY k.created_at DESC LIMIT ${mostCards}`,
    params,
  );
}
