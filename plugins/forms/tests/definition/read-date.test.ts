import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateInWords, readDate } from "../../server/definition/read-date.ts";
import { readAnswer } from "../../server/definition/read-answer.ts";
import { rules } from "./sample-form.ts";

const days = fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-12-31T00:00:00Z"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe("a typed date", () => {
  it.each(["3/9/1985", "03 09 1985", "3-9-1985", "3.9.1985", "03091985", "March 9 1985", "9 March 1985", "March 9th, 1985", "the 9th of March 1985", "mar 9 1985", "Saturday, March 9, 1985", "1985-03-09", "  3 / 9 / 1985 "])("is read as 9 March 1985 in the United States: %s", (typed) => {
    expect(readDate(typed, "mdy")).toEqual({ date: "1985-03-09" });
  });

  it.each(["3/9/1985", "03 09 1985", "3 September 1985", "3 Sept 1985"])("is read as 3 September 1985 elsewhere: %s", (typed) => {
    expect(readDate(typed, "dmy")).toEqual({ date: "1985-09-03" });
  });

  it.each(["", "soon", "1985", "3/9", "3/9/1985/2", "9 March", "9 Octember 1985", "3/9/1985; drop", "March April 1985", "1/2/3/4"])("that is none is unreadable: %s", (typed) => {
    expect(readDate(typed, "mdy")).toEqual({ problem: { kind: "unreadable" } });
  });

  it("is never anything but a day of the calendar, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789/ -.march,feb".split("")), maxLength: 14 }), fc.constantFrom("mdy" as const, "dmy" as const), (typed, order) => {
        const read = readDate(typed, order);
        return "problem" in read || new Date(`${read.date}T00:00:00Z`).toISOString().startsWith(read.date);
      }),
    );
  });

  it("is read back from its own words, for every day", () => {
    fc.assert(fc.property(days, fc.constantFrom("mdy" as const, "dmy" as const), (day, order) => void expect(readDate(dateInWords(day, order), order)).toEqual({ date: day })));
  });
});

describe("a date that cannot be", () => {
  const born = (typed: string, order: "mdy" | "dmy" = "mdy") => readAnswer({ id: "birth", type: "date", when: "birth", label: "Date of birth", short: "your date of birth" }, { birth: typed }, { ...rules, order }).errors["birth"];

  it("is refused with a sentence of its own", () => {
    expect(born("")).toBe("Enter your date of birth");
    expect(born("2/31/1985")).toBe("February 1985 has 28 days. Check the day of your date of birth");
    expect(born("31 February 1984")).toBe("February 1984 has 29 days. Check the day of your date of birth");
    expect(born("13/9/1985")).toBe("There is no month 13. Write the month first, then the day, such as 3/9/1985 or March 9 1985");
    expect(born("9/13/1985", "dmy")).toBe("There is no month 13. Write the day first, then the month, such as 9/3/1985 or 9 March 1985");
    expect(born("3/9/85")).toBe("Write all 4 digits of the year of your date of birth, such as 1985");
    expect(born("11/28/2026")).toBe("Your date of birth must be in the past");
    expect(born("3/9/1885")).toBe("Check the year of your date of birth");
    expect(born("in spring")).toBe("Write your date of birth with a day, a month and a year, such as 3/9/1985 or March 9 1985");
    expect(born("11/27/2026")).toBeUndefined();
  });
});
