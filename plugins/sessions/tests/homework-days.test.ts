import { expect, it } from "vitest";
import { tickableDays, wholeDays } from "../server/homework/homework-days.ts";
import { nextInSeries } from "../server/homework/next-in-series.ts";
import { dayFile } from "../ui/parts/day-file.ts";
import { mediaProblem, networkWords } from "../ui/parts/media-problem.ts";
import { untilWords } from "../ui/parts/until-words.ts";

it("offers the days that have come, seven at most, and none after the due day", () => {
  expect(tickableDays({ fromDay: "2026-11-25", dueDay: "2026-12-01" }, "2026-11-27")).toEqual(["2026-11-25", "2026-11-26", "2026-11-27"]);
  expect(tickableDays({ fromDay: "2026-11-01", dueDay: null }, "2026-11-27")).toHaveLength(7);
  expect(tickableDays({ fromDay: "2026-11-20", dueDay: "2026-11-22" }, "2026-11-27")).toEqual(["2026-11-20", "2026-11-21", "2026-11-22"]);
  expect(tickableDays({ fromDay: "2026-11-28", dueDay: null }, "2026-11-27")).toEqual([]);
  expect(wholeDays({ fromDay: "2026-11-25", dueDay: "2026-12-01" })).toBe(7);
});

it("makes the next of a series a week or two later, as long as the one before, and skips weeks that went by", () => {
  expect(nextInSeries("weekly", { fromDay: "2026-11-20", dueDay: "2026-11-26" }, "2026-11-25")).toEqual({ fromDay: "2026-11-27", dueDay: "2026-12-03" });
  expect(nextInSeries("fortnightly", { fromDay: "2026-11-24", dueDay: "2026-11-26" }, "2026-11-25")).toEqual({ fromDay: "2026-12-08", dueDay: "2026-12-10" });
  expect(nextInSeries("weekly", { fromDay: "2026-10-01", dueDay: "2026-10-07" }, "2026-11-25")).toEqual({ fromDay: "2026-11-19", dueDay: "2026-11-25" });
  // Given long before it is due, one does not begin before the other ends.
  expect(nextInSeries("weekly", { fromDay: "2026-11-01", dueDay: "2026-11-26" }, "2026-11-26")).toEqual({ fromDay: "2026-11-27", dueDay: "2026-12-03" });
});

it("keeps days over a change of the clocks", () => {
  expect(nextInSeries("weekly", { fromDay: "2027-03-08", dueDay: "2027-03-14" }, "2027-03-14")).toEqual({ fromDay: "2027-03-15", dueDay: "2027-03-21" });
});

it("writes a day for calendars that does not say what it is", () => {
  const file = dayFile({ id: "01JD", day: "2026-12-31", title: "Something is due", at: new Date("2026-11-27T10:00:00Z") });
  expect(file).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  expect(file).toContain("DTSTAMP:20261127T100000Z");
});

it("says how long it is in whole minutes", () => {
  expect([untilWords(1), untilWords(61_000), untilWords(125 * 60_000), untilWords(26 * 3_600_000)]).toEqual(["1 minute", "2 minutes", "2 hours 5 minutes", "1 day 2 hours"]);
});

it("says what to do about a camera that is blocked, missing, taken, or not possible", () => {
  const said = ["NotAllowedError", "NotFoundError", "NotReadableError", "unsupported", "else"].map(mediaProblem);
  expect(new Set(said).size).toBe(5);
  expect(networkWords(null).good).toBe(false);
  expect(networkWords(40).good).toBe(true);
  expect(networkWords(900).good).toBe(false);
});
