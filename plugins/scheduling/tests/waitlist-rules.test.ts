import { describe, expect, it } from "vitest";
import type { Wait } from "../server/rows/waits.ts";
import { inTurn } from "../server/waitlist/in-turn.ts";
import { timeToAnswer } from "../server/waitlist/time-to-answer.ts";

describe("the turn on the waitlist", () => {
  const wait = (id: string, more: Partial<Wait> = {}): Wait => ({ id, createdAt: Number(id), days: "0123456", parts: "morning,afternoon,evening", staffId: null, priority: 0, ...more }) as Wait;
  const order = (rule: Parameters<typeof inTurn>[0], all: Wait[]) => inTurn(rule, all).map(({ id }) => id);

  it("is that of the practice’s rule, and of who asked first among equals", () => {
    const all = [wait("3", { priority: 1 }), wait("2", { days: "1", parts: "morning" }), wait("1")];
    expect(order("who asked first", all)).toEqual(["1", "2", "3"]);
    expect(order("priority", all)).toEqual(["3", "1", "2"]);
    expect(order("best fit", all)).toEqual(["2", "1", "3"]);
  });
});

describe("the time to answer an earlier time", () => {
  const zone = "America/New_York";
  const hour = 3_600_000;
  const startsAt = Date.UTC(2026, 10, 30, 15);
  const asked = (now: number, more: Partial<Parameters<typeof timeToAnswer>[0]> = {}) => timeToAnswer({ minutes: 60, startsAt, now, zone, ...more }) / hour;

  it("counts from the morning for what is offered at night, and never goes beyond the start", () => {
    expect(asked(Date.UTC(2026, 10, 26, 15))).toBe(1);
    expect(asked(Date.UTC(2026, 10, 27, 3))).toBe(11);
    expect(asked(Date.UTC(2026, 10, 27, 12))).toBe(2);
    expect(asked(startsAt - hour / 2)).toBe(0.5);
  });
});
