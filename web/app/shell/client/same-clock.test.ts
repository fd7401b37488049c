import { expect, it } from "vitest";
import { sameClock } from "./same-clock.ts";

const now = new Date("2026-01-15T12:00:00Z");

it("takes zones for one when their clocks agree in winter and in summer", () => {
  expect(sameClock("America/Detroit", "America/New_York", now)).toBe(true);
  expect(sameClock("Europe/London", "Africa/Abidjan", now)).toBe(false);
  expect(sameClock("America/Los_Angeles", "America/New_York", now)).toBe(false);
});

it("says nothing about a zone that it does not know", () => {
  expect(sameClock("Mars/Olympus", "America/New_York", now)).toBe(true);
});
