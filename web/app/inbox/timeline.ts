import type { CardEnvelope, Entry, TimelinePage } from "@anteroom/core/server";

/** The stretch of one conversation that this page holds, oldest first. */
export interface Timeline {
  conversationId: string;
  entries: readonly Entry[];
  hasOlder: boolean;
  /** The window does not reach the newest entry. */
  hasNewer: boolean;
  /** The newest entry that is known to exist. */
  lastSeq: number;
  /** The first entry that was new when the conversation was opened. */
  newFromSeq: number | null;
  readBy: TimelinePage["readBy"];
}

/** Entries of one page, and the most rows that a browser keeps. */
export const pageSize = 50;
export const windowSize = 300;

/** Who looks: entries of the own side are never new. */
export type Side = "portal" | "staff";

const isOwn = (entry: Entry, side: Side): boolean => entry.author.kind === side;

/** What the window starts with. */
export function openTimeline(page: TimelinePage, side: Side): Timeline {
  const { conversation } = page;
  const unread = conversation.unread > 0 || conversation.markedUnread;
  const firstNew = unread ? page.entries.find((entry) => entry.seq > conversation.lastReadSeq && (conversation.markedUnread || !isOwn(entry, side))) : undefined;
  return {
    conversationId: conversation.id,
    entries: page.entries,
    hasOlder: page.hasOlder,
    hasNewer: page.hasNewer,
    lastSeq: Math.max(conversation.lastSeq, page.entries.at(-1)?.seq ?? 0),
    newFromSeq: firstNew?.seq ?? null,
    readBy: page.readBy,
  };
}

/** The one of two copies that says more: a withdrawal is never taken back, and a card only grows. */
function newerCopy(held: Entry, came: Entry): Entry {
  const card = held.card && (!came.card || came.card.rev < held.card.rev) ? held.card : came.card;
  if (held.withdrawnAt !== null && came.withdrawnAt === null) return { ...held, card };
  return card === came.card ? came : { ...came, card };
}

function mergeBySeq(held: readonly Entry[], came: readonly Entry[]): Entry[] {
  const bySeq = new Map(held.map((entry) => [entry.seq, entry]));
  for (const entry of came) {
    const known = bySeq.get(entry.seq);
    bySeq.set(entry.seq, known ? newerCopy(known, entry) : entry);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** Adds the page before the first row, and lets go of the far end beyond the window. */
export function addOlder(timeline: Timeline, page: TimelinePage): Timeline {
  const merged = mergeBySeq(timeline.entries, page.entries);
  const entries = merged.slice(0, windowSize);
  return { ...timeline, entries, hasOlder: page.hasOlder, hasNewer: timeline.hasNewer || merged.length > windowSize, lastSeq: Math.max(timeline.lastSeq, page.conversation.lastSeq) };
}

/** Adds the page after the last row, and lets go of the oldest beyond the window. */
export function addNewer(timeline: Timeline, page: TimelinePage): Timeline {
  const merged = mergeBySeq(timeline.entries, page.entries);
  const entries = merged.slice(-windowSize);
  const dropped = merged.length > windowSize;
  return { ...timeline, entries, hasOlder: timeline.hasOlder || dropped, hasNewer: page.hasNewer, lastSeq: Math.max(timeline.lastSeq, page.conversation.lastSeq), readBy: page.readBy };
}

/** Another stretch takes the place of this one; where "new" began stays. */
export function jumpTo(timeline: Timeline, page: TimelinePage): Timeline {
  return { ...timeline, entries: page.entries, hasOlder: page.hasOlder, hasNewer: page.hasNewer, lastSeq: Math.max(timeline.lastSeq, page.conversation.lastSeq), readBy: page.readBy };
}

/**
 * Takes an entry that the server told of, in any order and any number of times.
 * One beyond a window that does not reach the end is only counted: it comes with its page.
 */
export function addEntry(timeline: Timeline, entry: Entry): Timeline {
  const { entries, hasNewer, hasOlder } = timeline;
  const lastSeq = Math.max(timeline.lastSeq, entry.seq);
  const first = entries[0]?.seq ?? 0;
  const last = entries.at(-1)?.seq ?? 0;
  const beyond = (hasNewer && entry.seq > last) || (hasOlder && entry.seq < first);
  if (beyond) return lastSeq === timeline.lastSeq ? timeline : { ...timeline, lastSeq };
  const merged = mergeBySeq(entries, [entry]);
  const kept = merged.slice(-windowSize);
  return { ...timeline, entries: kept, lastSeq, hasOlder: hasOlder || merged.length > kept.length };
}

/** Puts a card's newer state into its row; an older one is ignored. */
export function setCard(timeline: Timeline, card: CardEnvelope): Timeline {
  const at = timeline.entries.findIndex((entry) => entry.id === card.entryId);
  const held = timeline.entries[at];
  if (!held || (held.card && held.card.rev > card.rev)) return timeline;
  return { ...timeline, entries: timeline.entries.with(at, { ...held, card }) };
}

/** How far the other side has read, for receipts. */
export function setRead(timeline: Timeline, by: Side, seq: number, at: number): Timeline {
  const { readBy } = timeline;
  if (by === "portal") return { ...timeline, readBy: { ...readBy, portal: Math.max(readBy.portal ?? 0, seq) } };
  // Null means that the practice does not show it.
  if (readBy.practice === null || readBy.practice >= seq) return timeline;
  return { ...timeline, readBy: { ...readBy, practice: seq, practiceAt: at } };
}
