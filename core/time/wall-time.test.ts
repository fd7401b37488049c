import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, instantOf, instantsOf, readDate, readLocal, wallTime, weekdayOf, writeDate, writeLocal } from "./wall-time.ts";
import { isTimeZone, zoneOffset } from "./zone-offset.ts";

const zones = ["America/New_York", "Europe/Lisbon", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "Pacific/Chatham", "UTC"];
const at = (iso: string): number => Date.parse(iso);

/** What Intl says, asked without any memory. */
function shownByIntl(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}

describe("wall time", () => {
  it("is what Intl shows, at any moment of any zone, also in the hours around a change", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: at("1975-01-01"), max: at("2037-12-31") }), (zone, instant) => {
        expect(writeLocal(instant, zone)).toBe(shownByIntl(instant, zone));
      }),
      { numRuns: 400 },
    );
    for (let minute = 0; minute < 6 * 60; minute += 5) {
      const instant = at("2026-03-08T04:00:00Z") + minute * 60_000;
      expect(writeLocal(instant, "America/New_York")).toBe(shownByIntl(instant, "America/New_York"));
    }
  });

  it("leads back to the instants that show it, and to no other", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: at("1990-01-01") / 60_000, max: at("2037-01-01") / 60_000 }), (zone, minute) => {
        const instant = minute * 60_000;
        const wall = wallTime(instant, zone);
        const found = instantsOf(wall, wall.minutes, zone);
        expect(found).toContain(instant);
        for (const other of found) expect(wallTime(other, zone)).toEqual(wall);
      }),
      { numRuns: 400 },
    );
  });

  it("comes twice when clocks go back, and not at all when they go forward", () => {
    const autumn = { year: 2026, month: 11, day: 1 };
    expect(instantsOf(autumn, 90, "America/New_York")).toEqual([at("2026-11-01T05:30:00Z"), at("2026-11-01T06:30:00Z")]);
    expect(instantOf(autumn, 90, "America/New_York")).toBe(at("2026-11-01T05:30:00Z"));
    const spring = { year: 2026, month: 3, day: 8 };
    expect(instantsOf(spring, 150, "America/New_York")).toEqual([]);
    expect(instantOf(spring, 150, "America/New_York")).toBe(at("2026-03-08T07:30:00Z"));
    expect(instantsOf({ year: 2026, month: 4, day: 5 }, 105, "Australia/Lord_Howe")).toHaveLength(2);
    expect(instantsOf({ year: 2011, month: 12, day: 30 }, 720, "Pacific/Apia")).toEqual([]);
  });

  it("knows quarter-hour zones and refuses what is no zone", () => {
    expect(zoneOffset(at("2026-01-01T00:00:00Z"), "Asia/Kathmandu")).toBe(345 * 60_000);
    expect([isTimeZone("Europe/Lisbon"), isTimeZone("Mars/Olympus"), isTimeZone("+02:00"), isTimeZone("x".repeat(80))]).toEqual([true, false, false, false]);
  });
});

describe("calendar days", () => {
  it("are counted over months and years", () => {
    expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 });
    expect(daysBetween({ year: 2026, month: 3, day: 1 }, { year: 2026, month: 4, day: 1 })).toBe(31);
    expect(weekdayOf({ year: 2026, month: 11, day: 27 })).toBe(5);
  });

  it("keep to the end of a shorter month", () => {
    expect(addMonths({ year: 2027, month: 12, day: 31 }, 2)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(addMonths({ year: 2026, month: 1, day: 15 }, -1)).toEqual({ year: 2025, month: 12, day: 15 });
  });

  it("are read only where there is such a day", () => {
    expect(readDate("2028-02-29")).toEqual({ year: 2028, month: 2, day: 29 });
    expect([readDate("2026-02-29"), readDate("2026-13-01"), readDate("26-1-1"), readDate("")]).toEqual([null, null, null, null]);
    expect(writeDate({ year: 987, month: 1, day: 2 })).toBe("0987-01-02");
    expect(readLocal("2026-11-26T09:00", "America/New_York")).toBe(at("2026-11-26T14:00:00Z"));
    expect([readLocal("2026-11-26T25:00", "UTC"), readLocal("2026-02-30T09:00", "UTC"), readLocal("soon", "UTC")]).toEqual([null, null, null]);
  });
});
