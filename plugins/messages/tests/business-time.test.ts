import { describe, expect, it } from "vitest";
import { afterBusinessMinutes, businessMinutes } from "../server/business-time.ts";
import { readOfficeHours } from "../server/office-hours.ts";

const calendar = { windows: readOfficeHours("Mon-Fri 09:00-17:00") ?? [], holidays: new Set(["2026-11-26"]), zone: "America/New_York" };
/** A wall time in New York in November. */
const at = (text: string): number => Date.parse(`${text}:00-05:00`);

describe("business time", () => {
  it.each([
    ["within a day", "2026-11-23T10:00", 120, "2026-11-23T12:00"],
    ["over a night", "2026-11-23T16:00", 120, "2026-11-24T10:00"],
    ["over a weekend", "2026-11-27T16:30", 60, "2026-11-30T09:30"],
    ["over a holiday", "2026-11-25T16:00", 480, "2026-11-27T16:00"],
    ["from a night", "2026-11-23T03:07", 60, "2026-11-23T10:00"],
    ["from an odd minute", "2026-11-23T09:07", 480, "2026-11-24T09:07"],
  ])("counts %s", (_, from, minutes, until) => {
    expect(new Date(afterBusinessMinutes(calendar, at(from), minutes) ?? 0).toISOString()).toBe(new Date(at(until)).toISOString());
    expect(businessMinutes(calendar, at(from), at(until))).toBe(minutes);
  });

  it("goes below zero once it is late", () => {
    expect(businessMinutes(calendar, at("2026-11-24T10:00"), at("2026-11-23T16:00"))).toBe(-120);
  });

  it("counts working days where no hours are kept", () => {
    expect(afterBusinessMinutes({ ...calendar, windows: [], holidays: new Set() }, at("2026-11-27T16:00"), 120)).toBe(at("2026-11-30T10:00"));
  });
});
