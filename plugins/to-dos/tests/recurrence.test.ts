import { instantOf } from "@anteroom/core/server";
import { describe, expect, it } from "vitest";
import { dueWords } from "../server/due-words.ts";
import { addDaysTo, dateOf, nextDay, nextInSeries } from "../server/recurrence.ts";

describe("a to-do that repeats", () => {
  it("comes every day, on working days, every week and every month", () => {
    expect(nextDay("daily", "2026-11-26", "2026-11-26")).toBe("2026-11-27");
    expect(nextDay("weekdays", "2026-11-27", "2026-11-27")).toBe("2026-11-30");
    expect(nextDay("weekly", "2026-11-26", "2026-11-26")).toBe("2026-12-03");
    expect(nextDay("monthly", "2026-11-26", "2026-11-26")).toBe("2026-12-26");
  });

  it("comes back to the 31st after a shorter month, and to 29 February in its year", () => {
    expect(nextDay("monthly", "2027-01-31", "2027-01-31")).toBe("2027-02-28");
    expect(nextDay("monthly", "2027-01-31", "2027-02-28")).toBe("2027-03-31");
    expect(nextDay("monthly", "2028-01-31", "2028-01-31")).toBe("2028-02-29");
  });

  it.each([["2026-10-31", "2026-11-01"], ["2027-03-13", "2027-03-14"]])("keeps its day over the change of the clocks between %s and %s", (before, change) => {
    expect(nextDay("daily", before, before)).toBe(change);
    expect(nextDay("daily", before, change)).toBe(addDaysTo(change, 1));
    expect(nextDay("weekly", before, before)).toBe(addDaysTo(before, 7));
  });

  it("shows from midnight on the wall, also on days of 23 and 25 hours", () => {
    const zone = "America/New_York";
    const start = (day: string): number => instantOf(dateOf(day), 0, zone);
    expect(start("2026-11-02") - start("2026-11-01")).toBe(25 * 3_600_000);
    expect(start("2027-03-15") - start("2027-03-14")).toBe(23 * 3_600_000);
  });

  it("shows the next on the day after the one before was due", () => {
    expect(nextInSeries("weekly", "2026-11-02", "2026-11-02", "2026-10-31")).toEqual({ due: "2026-11-09", from: "2026-11-03" });
    expect(nextInSeries("daily", "2026-11-26", "2026-11-26", "2026-11-26")).toEqual({ due: "2026-11-27", from: "2026-11-27" });
  });

  it("makes nobody catch up with days that went by", () => {
    expect(nextInSeries("daily", "2026-11-20", "2026-11-20", "2026-11-26")).toEqual({ due: "2026-11-27", from: "2026-11-27" });
    expect(nextInSeries("weekly", "2026-11-02", "2026-11-02", "2026-11-18")).toEqual({ due: "2026-11-23", from: "2026-11-17" });
  });
});

describe("when it is due, in words", () => {
  it("says today and tomorrow, names other days, and tells what is late as a fact", () => {
    expect(dueWords(null, "2026-11-23")).toBe("");
    expect(dueWords("2026-11-23", "2026-11-23")).toBe("Due today.");
    expect(dueWords("2026-11-24", "2026-11-23")).toBe("Due tomorrow.");
    expect(dueWords("2026-11-26", "2026-11-23")).toBe("Due Thursday 26 November.");
    expect(dueWords("2026-11-20", "2026-11-23")).toBe("It was due Friday 20 November. You can still do it.");
    expect(dueWords("2027-01-04", "2026-11-23")).toBe("Due Monday 4 January 2027.");
  });
});
