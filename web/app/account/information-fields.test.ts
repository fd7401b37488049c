import { expect, it } from "vitest";
import { informationForms, writtenOut } from "./information-fields.ts";

it("writes a date of birth with the month in words and leaves everything else", () => {
  expect(writtenOut("birthDate", "1985-03-09")).toBe("9 March 1985");
  expect(writtenOut("phone", "1985-03-09")).toBe("1985-03-09");
  expect(writtenOut("birthDate", "")).toBe("");
});

it("asks for each field once", () => {
  const names = informationForms.flatMap((part) => part.names);
  expect(new Set(names).size).toBe(names.length);
});
