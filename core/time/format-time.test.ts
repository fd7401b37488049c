import { describe, expect, it } from "vitest";
import { clockOf, dayKey, formatDateTime, formatDay, formatDayDivider, formatRange, formatTime, repeatedTime, zoneName } from "./format-time.ts";

const newYork = { zone: "America/New_York" };
const now = "2026-11-23T15:00:00Z";

describe("a moment in words", () => {
  it("gives day, time and the zone's name in the reader's zone", () => {
    expect(formatDateTime("2026-11-26T14:00:00Z", newYork)).toBe("Thursday 26 November, 9am Eastern Time");
    expect(formatDateTime("2026-11-26T14:00:00Z", { zone: "America/Los_Angeles" })).toBe("Thursday 26 November, 6am Pacific Time");
    expect(formatDateTime("2026-11-26T14:00:00Z", { zone: "Pacific/Auckland" })).toBe("Friday 27 November, 3am New Zealand Time");
  });

  it("keeps the wall time across a change to summer time", () => {
    expect(formatTime("2026-03-07T14:00:00Z", newYork)).toBe("9am");
    expect(formatTime("2026-03-09T13:00:00Z", newYork)).toBe("9am");
    expect(zoneName("America/New_York", "2026-07-01T12:00:00Z")).toBe("Eastern Time");
  });

  it("writes midday and midnight in words, and minutes only when there are some", () => {
    expect(formatTime("2026-11-26T17:00:00Z", newYork)).toBe("midday");
    expect(formatTime("2026-11-26T05:00:00Z", newYork)).toBe("midnight");
    expect(formatTime("2026-11-26T05:05:00Z", newYork)).toBe("12:05am");
    expect(formatTime("2026-11-26T17:30:00Z", newYork)).toBe("12:30pm");
    expect(formatTime("2026-11-26T19:30:00Z", newYork)).toBe("2:30pm");
  });

  it("uses the 24-hour clock where it is chosen", () => {
    expect(formatTime("2026-11-26T14:00:00Z", { ...newYork, clock: "24" })).toBe("09:00");
    expect(formatTime("2026-11-26T05:00:00Z", { ...newYork, clock: "24" })).toBe("00:00");
    expect(clockOf("en-US")).toBe("12");
    expect(clockOf("en-GB")).toBe("24");
  });

  it("says which one it is when the clocks go back and an hour comes twice", () => {
    expect(formatTime("2026-11-01T05:30:00Z", newYork)).toBe("1:30am (first)");
    expect(formatTime("2026-11-01T06:30:00Z", newYork)).toBe("1:30am (second)");
    expect(formatTime("2026-11-01T07:30:00Z", newYork)).toBe("2:30am");
    expect(repeatedTime("2026-11-01T04:30:00Z", "America/New_York")).toBeUndefined();
    expect(repeatedTime("2026-04-04T14:45:00Z", "Australia/Lord_Howe")).toBe("first");
    expect(repeatedTime("2026-04-04T15:15:00Z", "Australia/Lord_Howe")).toBe("second");
  });

  it("names the year only when it is not this one, in the reader's zone", () => {
    expect(formatDay("2026-11-26T14:00:00Z", { ...newYork, now })).toBe("Thursday 26 November");
    expect(formatDay("2025-11-26T14:00:00Z", { ...newYork, now })).toBe("Wednesday 26 November 2025");
    expect(formatDay("2027-01-01T03:00:00Z", { ...newYork, now })).toBe("Thursday 31 December");
  });
});

describe("a range", () => {
  it("names one day once and two days both", () => {
    expect(formatRange("2026-11-26T14:00:00Z", "2026-11-26T14:50:00Z", newYork)).toBe("Thursday 26 November, 9am to 9:50am Eastern Time");
    expect(formatRange("2026-11-27T04:00:00Z", "2026-11-27T06:00:00Z", newYork)).toBe(
      "Thursday 26 November, 11pm to Friday 27 November, 1am Eastern Time",
    );
  });
});

describe("a day divider", () => {
  it("says Today, Yesterday and Tomorrow by the reader's calendar, not by hours", () => {
    expect(formatDayDivider("2026-11-23T05:00:00Z", { ...newYork, now })).toBe("Today");
    expect(formatDayDivider("2026-11-23T04:59:00Z", { ...newYork, now })).toBe("Yesterday");
    expect(formatDayDivider("2026-11-20T20:00:00Z", { ...newYork, now })).toBe("Friday 20 November");
    expect(formatDayDivider("2026-11-24T20:00:00Z", { ...newYork, now })).toBe("Tomorrow");
  });

  it("puts the same instant on different days for readers in different zones", () => {
    const instant = "2026-11-23T09:30:00Z";
    expect(dayKey(instant, "Pacific/Auckland")).toBe("2026-11-23");
    expect(dayKey("2026-11-23T05:30:00Z", "America/Los_Angeles")).toBe("2026-11-22");
    expect(formatDayDivider("2026-11-23T12:00:00Z", { zone: "Pacific/Auckland", now: instant })).toBe("Tomorrow");
  });

  it("counts a day of 25 hours as one day", () => {
    expect(formatDayDivider("2026-11-01T04:30:00Z", { ...newYork, now: "2026-11-02T05:30:00Z" })).toBe("Yesterday");
  });
});
