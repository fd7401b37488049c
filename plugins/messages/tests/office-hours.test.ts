import { describe, expect, it } from "vitest";
import { isOpenAt, nextOpening, readHolidays, readOfficeHours } from "../server/office-hours.ts";
import type { OfficeCalendar } from "../server/office-hours.ts";

const calendar = (hours: string, holidays = "", zone = "America/New_York"): OfficeCalendar => ({ windows: readOfficeHours(hours) ?? [], holidays: readHolidays(holidays) ?? new Set(), zone });
const at = (iso: string): number => Date.parse(iso);

describe("office hours", () => {
  it("are read line by line, over the end of the week too", () => {
    expect(readOfficeHours("Mon-Fri 09:00-12:30\n Saturday 10:00-24:00 ")).toHaveLength(6);
    expect(readOfficeHours("Fri-Mon 9:00-10:00")?.map((window) => window.day)).toEqual([5, 6, 0, 1]);
    expect(readOfficeHours("")).toEqual([]);
  });

  it.each(["Mon 9-5", "Funday 09:00-10:00", "Mon 10:00-09:00", "Mon 09:60-10:00", "Mon 09:00-25:00", "Mon 09:00"])("refuse %j", (line) => {
    expect(readOfficeHours(line)).toBeNull();
  });

  it("refuse days that are no dates", () => {
    expect(readHolidays("2026-12-25\n2027-01-01")?.size).toBe(2);
    expect(readHolidays("2026-02-30")).toBeNull();
    expect(readHolidays("25 December")).toBeNull();
  });

  it("hold in the practice's zone, to the minute", () => {
    const week = calendar("Mon-Fri 09:00-17:00");
    expect(isOpenAt(week, at("2026-11-23T13:59:00Z"))).toBe(false);
    expect(isOpenAt(week, at("2026-11-23T14:00:00Z"))).toBe(true);
    expect(isOpenAt(week, at("2026-11-23T21:59:59Z"))).toBe(true);
    expect(isOpenAt(week, at("2026-11-23T22:00:00Z"))).toBe(false);
    expect(isOpenAt(calendar(""), at("2026-11-22T03:00:00Z"))).toBe(true);
  });

  it("leave out closed days", () => {
    const week = calendar("Mon-Fri 09:00-17:00", "2026-11-26");
    expect(isOpenAt(week, at("2026-11-26T16:00:00Z"))).toBe(false);
    expect(nextOpening(week, at("2026-11-25T23:00:00Z"))).toBe(at("2026-11-27T14:00:00Z"));
  });

  it("open at the same time on the wall before and after clocks change", () => {
    const week = calendar("Mon-Fri 09:00-17:00");
    expect(nextOpening(week, at("2026-10-30T22:00:00Z"))).toBe(at("2026-11-02T14:00:00Z"));
    expect(nextOpening(week, at("2026-03-06T23:00:00Z"))).toBe(at("2026-03-09T13:00:00Z"));
    expect(nextOpening(calendar("Sun 02:30-04:00"), at("2026-03-07T12:00:00Z"))).toBe(at("2026-03-08T07:30:00Z"));
  });

  it("never open when every day is closed", () => {
    expect(nextOpening({ windows: [], holidays: new Set(), zone: "UTC" }, 0)).toBeNull();
  });
});
