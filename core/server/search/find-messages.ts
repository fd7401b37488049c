import { setImmediate as takeTurns } from "node:timers/promises";
import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { accessColumns, closedTo, mayReadMessages, mayUse, seenByStaff, seenInPreview } from "../inbox/conversation-access.ts";
import { openBody } from "../inbox/entry-body.ts";
import type { ConversationRow, EntryRow } from "../inbox/inbox-rows.ts";
import type { Viewer } from "../viewer.ts";
import type { SearchHit } from "./search-query.ts";
import type { SearchSource } from "./search-source.ts";

type Place = Pick<ConversationRow, "id" | "practice_id" | "client_id" | "portal_user_id" | "topic_key" | "topic_label" | "last_at" | "portal_status" | "team" | "closed_to"> & { user_first: string; user_last: string };
type Line = Pick<EntryRow, "seq" | "id" | "kind" | "author_kind" | "author_id" | "at" | "body">;

const mostConversations = 300;
const mostLines = 10_000;
const step = 250;
const timeMs = 1_500;

/** Messages and, for staff, internal notes. They are sealed at rest, so the newest are opened and read, conversation by conversation. */
export const messagesSource: SearchSource = {
  id: "messages",
  label: "Messages",
  open: async (host, viewer) => (await mayReadMessages(host, viewer)) || mayReadMessages(host, viewer, "any"),
  async find(host, viewer, query) {
    const places = await placesOf(host, viewer, query.clientId, query.from);
    const readable = { home: await mayReadMessages(host, viewer), topic: await mayReadMessages(host, viewer, "any") };
    const [wanted, words] = [query.limit, query.words];
    const found: SearchHit[] = [];
    const end = performance.now() + timeMs;
    let left = mostLines;
    const partly = places.length === mostConversations;
    // Nothing older than the last of enough hits can be among the newest.
    const floor = (): number => (found.length < wanted ? -Infinity : (found[wanted - 1]?.at ?? -Infinity));
    for (const place of places) {
      if (!mayUse(host, viewer, place) || !(place.topic_key === "" ? readable.home : readable.topic)) continue;
      if (place.last_at < floor()) break;
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        if (left <= 0 || performance.now() > end) return { hits: found.slice(0, wanted), partly: true };
        const lines = await linesOf(host, viewer, place, before, query);
        left -= lines.length;
        const seen = lines.filter((line) => query.personId === null || viewer.kind === "staff" || line.author_id === query.personId);
        for (const line of seen) {
          const body = openBody(host.sealer, { ...line, practice_id: place.practice_id, conversation_id: place.id });
          const text = viewer.kind === "staff" ? (body.forStaff ?? body.text) : body.text;
          if (words.in(text, ...(body.files ?? []).map((file) => file.name))) found.push(hitOf(viewer, place, line, body.name, words.around(text || (body.files ?? []).map((file) => file.name).join(", "))));
        }
        found.sort((a, b) => b.at - a.at);
        const last = lines.at(-1);
        if (lines.length < step || !last || last.at < floor()) break;
        before = last.seq;
        await takeTurns();
      }
    }
    return { hits: found.slice(0, wanted), partly };
  },
};

async function placesOf(host: Host, viewer: Viewer, clientId: string | null, from: number | null): Promise<Place[]> {
  const [seen, ...params] = viewer.kind === "staff" ? seenByStaff(host, viewer) : seenInPreview(host, viewer);
  const mine: [string, SqlValue[]] = viewer.kind === "staff" ? [` AND ${seen}`, params] : [` AND c.portal_user_id = ?${seen}`, [viewer.portalUserId, ...params]];
  const about: [string, SqlValue[]] = clientId === null ? ["", []] : [" AND c.client_id = ?", [clientId]];
  const since: [string, SqlValue[]] = from === null ? ["", []] : [" AND c.last_at >= ?", [from]];
  return host.db.hot.all<Place>(
    `SELECT c.id, c.practice_id, c.client_id, c.portal_user_id, c.topic_key, c.topic_label, c.last_at, COALESCE(u.name_used, u.first_name) AS user_first, u.last_name AS user_last, ${accessColumns}
     FROM inbox_conversations c JOIN portal_users u ON u.id = c.portal_user_id
     WHERE c.practice_id = ?${mine[0]}${about[0]}${since[0]} ORDER BY c.last_at DESC, c.id DESC LIMIT ${mostConversations}`,
    [viewer.practiceId, ...mine[1], ...about[1], ...since[1]],
  );
}

function linesOf(host: Host, viewer: Viewer, place: Place, before: number, { from, until }: { from: number | null; until: number | null }): Promise<Line[]> {
  const kinds = viewer.kind === "staff" ? "e.kind IN ('message', 'note')" : "e.kind = 'message' AND e.audience = 'all'";
  const at = `${from === null ? "" : " AND e.at >= ?"}${until === null ? "" : " AND e.at < ?"}`;
  return host.db.hot.all<Line>(
    `SELECT e.seq, e.id, e.kind, e.author_kind, e.author_id, e.at, e.body FROM inbox_entries e
     WHERE e.conversation_id = ? AND e.seq < ? AND e.seq > ? AND e.withdrawn_at IS NULL AND ${kinds}${at} ORDER BY e.seq DESC LIMIT ${step}`,
    [place.id, before, closedTo(viewer, place), ...(from === null ? [] : [from]), ...(until === null ? [] : [until])],
  );
}

function hitOf(viewer: Viewer, place: Place, line: Line, author: string, context: string): SearchHit {
  const mine = line.author_id !== null && line.author_id === (viewer.kind === "staff" ? viewer.staffId : viewer.portalUserId);
  const with_ = `${place.user_first} ${place.user_last}`.trim();
  const what = line.kind === "note" ? "Internal note" : "Message";
  const where = place.topic_key === "" ? "" : `, ${place.topic_label ?? "a part of the team"}`;
  const href = viewer.kind === "staff" ? `/staff/inbox/all/${place.id}?m=${line.id}` : place.topic_key === "" ? `/?m=${line.id}` : `/c/${place.id}?m=${line.id}`;
  const title = viewer.kind === "staff" ? `${what} ${mine ? `from you, with ${with_}` : line.author_kind === "portal" ? `from ${author}` : `from ${author}, with ${with_}`}${where}` : `${mine ? "You wrote" : `From ${author}`}${where}`;
  return { title, context, href, at: line.at, clientId: place.client_id, ...(line.author_id ? { by: { id: line.author_id, name: mine ? "You" : author } } : {}) };
}
