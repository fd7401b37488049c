import { expect, it } from "vitest";
import { ageOn, birthdayWords, isMinor } from "./ages.ts";

it("counts whole years, and the birthday itself", () => {
  expect(ageOn("2008-11-24", "2026-11-23")).toBe(17);
  expect(ageOn("2008-11-24", "2026-11-24")).toBe(18);
  expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
  expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
});

it("answers nothing for a missing, odd or future birthday", () => {
  expect([ageOn(null, "2026-11-23"), ageOn("24/11/2008", "2026-11-23"), ageOn("2030-01-01", "2026-11-23")]).toEqual([null, null, null]);
  expect(isMinor(null)).toBe(false);
});

it("writes a birthday in words without moving it to another day", () => {
  expect(birthdayWords("2014-05-02")).toBe("2 May 2014");
  expect(birthdayWords(null)).toBeNull();
});
