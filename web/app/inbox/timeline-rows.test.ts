import { describe, expect, it } from "vitest";
import { sampleEntry } from "./sample-entries.ts";
import { timelineRows } from "./timeline-rows.ts";

const shape = (rows: ReturnType<typeof timelineRows>): string[] => rows.map((row) => (row.type === "entry" ? `${row.opensGroup ? "+" : " "}${row.entry.seq}` : row.type));
const from = (iso: string) => Date.parse(iso);

describe("timelineRows", () => {
  it("shares one name line within five minutes and opens a new group after", () => {
    const at = from("2026-11-20T15:00:00Z");
    const rows = timelineRows([sampleEntry(1, { at }), sampleEntry(2, { at: at + 299_000 }), sampleEntry(3, { at: at + 299_000 + 300_000 })], { zone: "UTC", newFromSeq: null });
    expect(shape(rows)).toEqual(["day", "+1", " 2", "+3"]);
  });

  it("opens a group for another author, after a card and after the new divider", () => {
    const entries = [
      sampleEntry(1), sampleEntry(2, { author: { kind: "portal", id: "U", name: "Jordan" } }), sampleEntry(3), sampleEntry(4, { kind: "card" }), sampleEntry(5), sampleEntry(6),
    ];
    expect(shape(timelineRows(entries, { zone: "UTC", newFromSeq: 6 }))).toEqual(["day", "+1", "+2", "+3", "+4", "+5", "new", "+6"]);
  });

  it("divides days in the reader's zone, also on the day the clocks change", () => {
    // 1 November 2026: clocks go back in Los Angeles at 2am (09:00 UTC).
    const entries = ["2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z", "2026-11-01T09:30:00Z", "2026-11-02T07:30:00Z", "2026-11-02T08:30:00Z"].map((iso, at) => sampleEntry(at + 1, { at: from(iso) }));
    expect(shape(timelineRows(entries, { zone: "America/Los_Angeles", newFromSeq: null }))).toEqual(["day", "+1", "day", "+2", "+3", "+4", "day", "+5"]);
    expect(shape(timelineRows(entries, { zone: "Pacific/Auckland", newFromSeq: null }))).toEqual(["day", "+1", "+2", "+3", "day", "+4", "+5"]);
  });

  it("keeps the new divider when a staff note before it is hidden from the reader", () => {
    expect(shape(timelineRows([sampleEntry(1), sampleEntry(4)], { zone: "UTC", newFromSeq: 3 }))).toEqual(["day", "+1", "new", "+4"]);
  });

  it("gives every row a key of its own", () => {
    const entries = [sampleEntry(1, { at: from("2026-11-02T10:00:00Z") }), sampleEntry(2, { at: from("2026-11-01T10:00:00Z") }), sampleEntry(3, { at: from("2026-11-02T10:00:00Z") })];
    const keys = timelineRows(entries, { zone: "UTC", newFromSeq: null }).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
