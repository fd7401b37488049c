import { expect, it } from "vitest";
import { isNpi } from "./npi.ts";

it("takes the number of CMS's own example and no neighbour of it", () => {
  expect(isNpi("1234567893")).toBe(true);
  for (const digit of "012456789") expect(isNpi(`123456789${digit}`)).toBe(false);
});

it("finds a wrong digit and two that changed places", () => {
  expect(isNpi("1234567839")).toBe(false);
  expect(isNpi("1243567893")).toBe(false);
  expect(isNpi("1233567893")).toBe(false);
});

it("takes ten digits that begin with 1 or 2", () => {
  for (const text of ["", "123456789", "12345678930", "3234567893", "123456789a", "808401234567893"]) expect(isNpi(text), text).toBe(false);
});
