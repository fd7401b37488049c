import type { Entry, TimelinePage } from "@anteroom/core/server";

/** An entry for tests; `seq` gives its id and its minute. */
export function sampleEntry(seq: number, more: Partial<Entry> = {}): Entry {
  return {
    conversationId: "C", seq, id: `E${seq}`, kind: "message", author: { kind: "staff", id: "S1", name: "Dr Maya Rivera" },
    at: Date.UTC(2026, 10, 20, 15, 0) + seq * 60_000, text: `Message ${seq}`, attachments: [], auto: null, withdrawnAt: null, card: null, ...more,
  };
}

/** Entries `from` to `to`, both included. */
export const sampleEntries = (from: number, to: number): Entry[] => Array.from({ length: to - from + 1 }, (_, at) => sampleEntry(from + at));

/** A page as `inbox.open` answers it. */
export function samplePage(entries: Entry[], more: Partial<Omit<TimelinePage, "conversation">> & { conversation?: Partial<TimelinePage["conversation"]> } = {}): TimelinePage {
  return {
    hasOlder: false, hasNewer: false, readBy: { portal: null, practice: null, practiceAt: null }, ...more, entries,
    conversation: {
      id: "C", practiceId: "P", clientId: "L", portalUserId: "U", lastSeq: entries.at(-1)?.seq ?? 0, closedAt: null, lastStaffAt: null, professionalIds: [], topic: null, people: [],
      title: "Dr Maya Rivera", about: null, unread: 0, lastReadSeq: 0, markedUnread: false, ...more.conversation,
    },
  };
}
