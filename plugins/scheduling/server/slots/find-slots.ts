import { wallTime } from "@anteroom/core/server";
import { mergeSpans } from "./merge-spans.ts";
import { openSpans } from "./open-spans.ts";
import type { SlotQuestion, Span, TakenSpan } from "./slot-input.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** One time that can be booked, epoch milliseconds, without its buffers. */
export interface Slot {
  startsAt: number;
  endsAt: number;
}

/** The Monday of a day, both as if midnight were UTC; 1970-01-01 was a Thursday. */
const mondayOf = (day: number): number => day - ((((day / dayMs + 3) % 7) + 7) % 7) * dayMs;

function countBy(appointments: readonly TakenSpan[], zone: string, of: (day: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { startsAt } of appointments) {
    const { year, month, day } = wallTime(startsAt, zone);
    const key = of(Date.UTC(year, month - 1, day));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The first of merged spans, from a place on, that ends after an instant; spans are walked forward only. */
function walker(spans: readonly Span[]): (at: number) => Span | undefined {
  let index = 0;
  return (at) => {
    while (index < spans.length && (spans[index] as Span).to <= at) index++;
    return spans[index];
  };
}

/**
 * Every time that one professional can be booked for, the earliest first. A session lies within open hours, its buffers may reach beyond
 * them; with its buffers it meets neither busy time nor another appointment's, buffers included. Pure: the same question has the same answer.
 */
export function findSlots({ availability, rules, busy, appointments, clientBusy = [], now, within }: SlotQuestion): Slot[] {
  const length = rules.minutes * minuteMs;
  const before = rules.bufferBefore * minuteMs;
  const after = rules.bufferAfter * minuteMs;
  const step = rules.interval * minuteMs;
  const shortest = rules.shortestGap * minuteMs;
  const earliest = Math.max(within.from, now + rules.notice * minuteMs);
  const latest = Math.min(within.to - 1, now + rules.horizon * minuteMs);
  if (earliest > latest || length <= 0 || step <= 0) return [];

  const { open, starts } = openSpans(availability, { from: earliest, to: latest + 1 });
  const openAt = walker(open);
  const blockedAt = walker(mergeSpans([...busy, ...appointments]));
  const clientAt = walker(mergeSpans(clientBusy));
  const dayCounts = rules.mostADay === null ? null : countBy(appointments, availability.zone, (day) => day);
  const weekCounts = rules.mostAWeek === null ? null : countBy(appointments, availability.zone, mondayOf);
  const isFull = (day: number): boolean =>
    (dayCounts !== null && (dayCounts.get(day) ?? 0) >= (rules.mostADay ?? 0)) || (weekCounts !== null && (weekCounts.get(mondayOf(day)) ?? 0) >= (rules.mostAWeek ?? 0));
  const neighbours = shortest === 0 ? [] : mergeSpans(appointments);
  const nextNeighbour = walker(neighbours);
  let previousEnd = Number.NEGATIVE_INFINITY;
  let seen = 0;
  const leavesGap = (from: number, to: number): boolean => {
    if (shortest === 0) return false;
    while (seen < neighbours.length && (neighbours[seen] as Span).to <= from) previousEnd = (neighbours[seen++] as Span).to;
    const gaps = [from - previousEnd, (nextNeighbour(from)?.from ?? Number.POSITIVE_INFINITY) - to];
    return gaps.some((gap) => gap > 0 && gap < shortest);
  };

  const slots: Slot[] = [];
  for (const span of starts) {
    if (span.to <= earliest || isFull(span.day)) continue;
    if (span.from > latest) break;
    const first = Math.max(span.from, earliest);
    const aligned = (at: number): number => span.anchor + Math.ceil((at - span.anchor) / step) * step;
    for (let at = aligned(first); at < span.to && at <= latest; ) {
      const opened = openAt(at);
      // Not one start later in this stretch fits either: it is open until the same end.
      if (!opened || at + length > opened.to) break;
      const blocked = blockedAt(at - before);
      const client = clientAt(at);
      if (blocked && blocked.from < at + length + after) at = aligned(Math.max(blocked.to + before, at + step));
      else if (client && client.from < at + length) at = aligned(Math.max(client.to, at + step));
      else {
        if (!leavesGap(at - before, at + length + after)) slots.push({ startsAt: at, endsAt: at + length });
        at += step;
      }
    }
  }
  return slots;
}
