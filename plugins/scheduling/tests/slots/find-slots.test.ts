import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSlots } from "../../server/slots/find-slots.ts";
import type { SlotQuestion } from "../../server/slots/slot-input.ts";
import { slowSlots } from "./slow-slots.ts";

const minute = 60_000;
const day = 86_400_000;
const five = (max: number, min = 0) => fc.integer({ min: min / 5, max: max / 5 }).map((n) => n * 5);
const zones = ["America/New_York", "America/St_Johns", "Asia/Kathmandu", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Casablanca", "Europe/Lisbon", "America/Santiago", "Asia/Tehran", "UTC"];
// Around changes of the clocks of some zone, the skipped day of Apia among them, and any day else.
const moments = ["2026-03-08", "2026-11-01", "2027-03-28", "2026-04-05", "2026-10-04", "2026-09-27", "2011-12-30", "2026-04-04", "2025-02-23", "2026-09-05", "2020-09-21"].map((text) => Date.parse(text));
const starts = fc.oneof(fc.constantFrom(...moments), fc.integer({ min: Date.parse("2012-01-01") / day, max: Date.parse("2036-01-01") / day }).map((n) => n * day));

const range = fc.tuple(five(1435), five(720, 5)).map(([from, long]) => ({ from, to: Math.min(1440, from + long) }));

const question: fc.Arbitrary<SlotQuestion> = fc
  .record({
    zone: fc.constantFrom(...zones),
    at: starts,
    hours: fc.array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), range, life: fc.constantFrom("always", "always", "ends", "begins") }), { maxLength: 12 }),
    exceptions: fc.array(fc.record({ away: fc.integer({ min: -1, max: 3 }), range, open: fc.boolean() }), { maxLength: 4 }),
    rules: fc.record({
      minutes: five(120, 5), bufferBefore: five(30), bufferAfter: five(30), interval: five(120, 5), notice: five(600), horizon: fc.constantFrom(600, 1440, 100_000),
      shortestGap: fc.constantFrom(0, 0, 15, 45), mostADay: fc.constantFrom(null, null, 1, 3), mostAWeek: fc.constantFrom(null, null, 2, 5),
    }),
    busy: fc.array(fc.tuple(five(4 * 1440), five(300, 5)), { maxLength: 4 }),
    taken: fc.array(fc.tuple(five(4 * 1440), five(90, 5)), { maxLength: 6 }),
    client: fc.array(fc.tuple(five(4 * 1440), five(90, 5)), { maxLength: 2 }),
    early: five(1440),
    long: five(3 * 1440, 5),
  })
  .map(({ zone, at, hours, exceptions, rules, busy, taken, client, early, long }) => {
    const nameOf = (away: number): string => new Date(at + away * day).toISOString().slice(0, 10);
    const span = ([from, length]: [number, number]) => ({ from: at - 6 * 60 * minute + from * minute, to: at - 6 * 60 * minute + (from + length) * minute });
    return {
      availability: {
        zone,
        hours: hours.map(({ weekday, range: { from, to }, life }) => ({ weekday, from, to, ...(life === "ends" ? { lastDay: nameOf(1) } : life === "begins" ? { firstDay: nameOf(1) } : {}) })),
        exceptions: exceptions.map(({ away, range: { from, to }, open }) => ({ day: nameOf(away), from, to, open })),
      },
      rules,
      busy: busy.map(span),
      appointments: taken.map((one) => ({ ...span(one), startsAt: span(one).from + 5 * minute })),
      clientBusy: client.map(span),
      now: at - early * minute,
      within: { from: at - 60 * minute, to: at - 60 * minute + long * minute },
    };
  });

describe("the slots of a professional", () => {
  it("are those that a slow look at every five minutes finds, for any rules, zone and year", () => {
    fc.assert(fc.property(question, (asked) => {
      expect(findSlots(asked).map((slot) => slot.startsAt)).toEqual(slowSlots(asked));
    }), { numRuns: 400 });
    // The slow look takes its time, and a busy machine more.
  }, 120_000);

  const open = (zone: string, weekday: number, from: number, to: number, at: string, rules: Partial<SlotQuestion["rules"]> = {}): string[] =>
    findSlots({
      availability: { zone, hours: [{ weekday, from, to }], exceptions: [] },
      rules: { minutes: 30, bufferBefore: 0, bufferAfter: 0, interval: 30, notice: 0, horizon: 100_000, shortestGap: 0, mostADay: null, mostAWeek: null, ...rules },
      busy: [], appointments: [], now: Date.parse(at) - day, within: { from: Date.parse(at) - day / 2, to: Date.parse(at) + 1.5 * day },
    }).map((slot) => new Date(slot.startsAt).toISOString().slice(0, 16));

  it.each([
    ["New York springs forward: 2am is missing", "America/New_York", 0, 60, 240, "2026-03-08", ["2026-03-08T06:00", "2026-03-08T06:30", "2026-03-08T07:00", "2026-03-08T07:30"]],
    ["New York falls back: 1am comes twice", "America/New_York", 0, 60, 150, "2026-11-01", ["2026-11-01T05:00", "2026-11-01T05:30", "2026-11-01T06:00", "2026-11-01T06:30", "2026-11-01T07:00"]],
    ["Lord Howe springs forward by half an hour", "Australia/Lord_Howe", 0, 90, 210, "2026-10-04", ["2026-10-03T15:00", "2026-10-03T15:30", "2026-10-03T16:00"]],
    ["Lord Howe falls back by half an hour", "Australia/Lord_Howe", 0, 90, 150, "2026-04-05", ["2026-04-04T14:30", "2026-04-04T15:00", "2026-04-04T15:30"]],
    ["Kathmandu is three quarters ahead", "Asia/Kathmandu", 0, 540, 600, "2026-03-08", ["2026-03-08T03:15", "2026-03-08T03:45"]],
    ["Apia skipped a Friday", "Pacific/Apia", 5, 540, 600, "2011-12-30", []],
    ["Santiago falls back over midnight: 11pm comes twice", "America/Santiago", 6, 1380, 1440, "2026-04-04", ["2026-04-05T02:00", "2026-04-05T02:30", "2026-04-05T03:00", "2026-04-05T03:30"]],
  ])("%s", (_what, zone, weekday, from, to, at, expected) => {
    expect(open(zone, weekday, from, to, at)).toEqual(expected);
  });

  it("keep their length over a change of the clocks", () => {
    expect(open("America/New_York", 0, 60, 240, "2026-03-08", { minutes: 120, interval: 60 })).toEqual(["2026-03-08T06:00"]);
  });
});
