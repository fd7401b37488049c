import { dayKey } from "@anteroom/core/time/format-time.ts";
import type { Entry } from "@anteroom/core/server";

/** A line of the list as it is drawn. */
export type TimelineRow =
  | { type: "day"; key: string; at: string }
  | { type: "new"; key: string }
  | {
      type: "entry";
      key: string;
      entry: Entry;
      /** Names its author; the ones that follow within five minutes do not. */
      opensGroup: boolean;
    };

const groupMs = 5 * 60_000;

const sameAuthor = (a: Entry, b: Entry): boolean => a.kind === b.kind && a.author.kind === b.author.kind && a.author.id === b.author.id && a.author.name === b.author.name && a.auto === b.auto;

/** Puts day dividers, the "new" divider and groups of one author between entries, in the reader's zone. */
export function timelineRows(entries: readonly Entry[], options: { zone: string; newFromSeq: number | null }): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Entry | undefined;
  let day = "";
  for (const entry of entries) {
    const at = new Date(entry.at).toISOString();
    const entryDay = dayKey(at, options.zone);
    const opensDay = entryDay !== day;
    const opensNew = options.newFromSeq !== null && entry.seq >= options.newFromSeq && (before === undefined ? entry.seq === options.newFromSeq : before.seq < options.newFromSeq);
    if (opensDay) rows.push({ type: "day", key: `day ${entryDay} ${rows.some((row) => row.key === `day ${entryDay}`) ? entry.seq : ""}`.trim(), at });
    if (opensNew) rows.push({ type: "new", key: "new" });
    const follows = before !== undefined && !opensDay && !opensNew && entry.kind !== "card" && entry.kind !== "event" && sameAuthor(before, entry) && entry.at - before.at < groupMs;
    rows.push({ type: "entry", key: entry.id, entry, opensGroup: !follows });
    before = entry;
    day = entryDay;
  }
  return rows;
}
