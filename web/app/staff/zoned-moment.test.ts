import { expect, it } from "vitest";
import { instantOf, localOf } from "./zoned-moment.ts";

it.each([
  ["2026-11-26T09:00", "America/New_York", "2026-11-26T14:00:00.000Z"],
  ["2026-07-01T09:30", "America/New_York", "2026-07-01T13:30:00.000Z"],
  ["2026-03-08T03:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
  ["2026-11-01T00:30", "America/New_York", "2026-11-01T04:30:00.000Z"],
  ["2026-01-01T00:00", "Pacific/Auckland", "2025-12-31T11:00:00.000Z"],
])("reads %s in %s, and writes it back", (local, zone, iso) => {
  const instant = instantOf(local, zone) ?? 0;
  expect(new Date(instant).toISOString()).toBe(iso);
  expect(localOf(instant, zone)).toBe(local);
});

it("answers nothing for what is no time", () => {
  expect(instantOf("tomorrow", "UTC")).toBeNull();
});
