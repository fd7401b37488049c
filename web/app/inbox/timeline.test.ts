import { describe, expect, it } from "vitest";
import type { CardEnvelope } from "@anteroom/core/server";
import { sampleEntries, sampleEntry, samplePage } from "./sample-entries.ts";
import { addEntry, addNewer, addOlder, jumpTo, openTimeline, setCard, setRead, windowSize } from "./timeline.ts";

const seqs = (timeline: { entries: readonly { seq: number }[] }): number[] => timeline.entries.map((entry) => entry.seq);
const card = (rev: number): CardEnvelope =>
  ({ v: 1, entryId: "E2", conversationId: "C", pluginId: "forms", kind: "forms.assignment@1", subjectId: "X", rev, state: "live", needsYou: true, summary: "", push: "task", view: { kindLine: "", title: `rev ${rev}`, status: { tag: "", tone: "neutral" }, blocks: [], actions: [] } }) as CardEnvelope;

describe("what the server tells", () => {
  const start = openTimeline(samplePage(sampleEntries(1, 3)), "portal");

  it("keeps one copy of an entry that comes twice", () => {
    expect(seqs(addEntry(addEntry(start, sampleEntry(4)), sampleEntry(4)))).toEqual([1, 2, 3, 4]);
  });

  it("puts entries that come out of order in the server's order", () => {
    expect(seqs(addEntry(addEntry(start, sampleEntry(6)), sampleEntry(5)))).toEqual([1, 2, 3, 5, 6]);
  });

  it("does not bring a withdrawn message back when its older copy is told again", () => {
    const gone = addEntry(start, sampleEntry(2, { withdrawnAt: 9, text: "" }));
    expect(addEntry(gone, sampleEntry(2)).entries[1]).toMatchObject({ withdrawnAt: 9, text: "" });
  });

  it("only takes note of an entry beyond a window that does not reach the end", () => {
    const middle = { ...start, hasNewer: true };
    const after = addEntry(middle, sampleEntry(90));
    expect(seqs(after)).toEqual([1, 2, 3]);
    expect(after.lastSeq).toBe(90);
  });

  it("never sets a card back to an earlier revision", () => {
    const newer = setCard(start, card(5));
    expect(newer.entries[1]?.card?.rev).toBe(5);
    expect(setCard(newer, card(4))).toBe(newer);
    expect(addEntry(newer, sampleEntry(2, { card: card(3) })).entries[1]?.card?.rev).toBe(5);
  });
});

describe("the window", () => {
  const full = openTimeline(samplePage(sampleEntries(1001, 1000 + windowSize), { hasOlder: true }), "portal");

  it("lets go of the newest rows when older ones come", () => {
    const after = addOlder(full, samplePage(sampleEntries(951, 1000), { hasOlder: true }));
    expect(after.entries).toHaveLength(windowSize);
    expect(after.entries[0]?.seq).toBe(951);
    expect(after.hasNewer).toBe(true);
  });

  it("lets go of the oldest rows when newer ones come", () => {
    const after = addNewer(full, samplePage(sampleEntries(1301, 1350)));
    expect(after.entries).toHaveLength(windowSize);
    expect(after.entries.at(-1)?.seq).toBe(1350);
    expect(after.hasOlder).toBe(true);
    expect(after.hasNewer).toBe(false);
  });

  it("stays within its size while live entries arrive", () => {
    const after = addEntry(full, sampleEntry(1301));
    expect(after.entries).toHaveLength(windowSize);
    expect(after.entries.at(-1)?.seq).toBe(1301);
  });

  it("replaces the stretch on a jump and remembers where new began", () => {
    const opened = openTimeline(samplePage(sampleEntries(101, 150), { conversation: { unread: 2, lastReadSeq: 148 } }), "portal");
    const after = jumpTo(opened, samplePage(sampleEntries(1, 50), { hasNewer: true, conversation: { lastSeq: 150 } }));
    expect(seqs(after).at(-1)).toBe(50);
    expect(after).toMatchObject({ hasNewer: true, lastSeq: 150, newFromSeq: 149 });
  });
});

describe("what is new", () => {
  it("starts at the first entry of the other side after the last read one", () => {
    const own = sampleEntry(3, { author: { kind: "portal", id: "U", name: "Jordan" } });
    const page = samplePage([sampleEntry(2), own, sampleEntry(4), sampleEntry(5)], { conversation: { unread: 2, lastReadSeq: 2 } });
    expect(openTimeline(page, "portal").newFromSeq).toBe(4);
  });

  it("is nothing when all is read", () => {
    expect(openTimeline(samplePage(sampleEntries(1, 3), { conversation: { unread: 0, lastReadSeq: 1 } }), "portal").newFromSeq).toBeNull();
  });

  it("starts where the person marked it unread", () => {
    const page = samplePage(sampleEntries(1, 3), { conversation: { unread: 0, lastReadSeq: 2, markedUnread: true } });
    expect(openTimeline(page, "portal").newFromSeq).toBe(3);
  });
});

describe("receipts", () => {
  it("stay hidden when the practice does not show them", () => {
    const timeline = openTimeline(samplePage(sampleEntries(1, 2)), "portal");
    expect(setRead(timeline, "staff", 2, 1).readBy.practice).toBeNull();
  });

  it("never go back", () => {
    const timeline = openTimeline(samplePage(sampleEntries(1, 2), { readBy: { portal: null, practice: 2, practiceAt: 7 } }), "portal");
    expect(setRead(timeline, "staff", 1, 9).readBy).toMatchObject({ practice: 2, practiceAt: 7 });
  });
});
