import { describe, expect, it } from "vitest";
import { nextDaytime } from "./daytime.ts";

const next = (iso: string, zone: string): string => new Date(nextDaytime(Date.parse(iso), zone)).toISOString();

describe("the hours in which texts come", () => {
  it("are eight to nine in the evening on the receiver's clock", () => {
    expect(next("2026-11-27T13:00:00Z", "America/New_York")).toBe("2026-11-27T13:00:00.000Z");
    expect(next("2026-11-28T01:59:59Z", "America/New_York")).toBe("2026-11-28T01:59:59.000Z");
    expect(next("2026-11-28T02:00:00Z", "America/New_York")).toBe("2026-11-28T13:00:00.000Z");
    expect(next("2026-11-27T08:00:00Z", "America/New_York")).toBe("2026-11-27T13:00:00.000Z");
  });

  it("stay at eight when the clocks change in the night", () => {
    expect(next("2026-11-01T04:00:00Z", "America/New_York")).toBe("2026-11-01T13:00:00.000Z");
    expect(next("2026-03-08T04:00:00Z", "America/New_York")).toBe("2026-03-08T12:00:00.000Z");
  });
});
