import { expect, it } from "vitest";
import { shortWhen } from "./short-when.ts";

it("gets shorter than a full date, in the reader's zone", () => {
  const format = { zone: "America/New_York", now: "2026-11-23T03:00:00Z" };
  const at = (iso: string) => shortWhen(Date.parse(iso), format);
  expect(at("2026-11-22T14:12:00Z")).toBe("9:12am");
  expect(at("2026-11-21T14:12:00Z")).toBe("Yesterday");
  expect(at("2026-11-20T14:12:00Z")).toBe("20 November");
  expect(at("2025-11-20T14:12:00Z")).toBe("20 November 2025");
});
