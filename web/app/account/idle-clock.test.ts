import { expect, it } from "vitest";
import { createIdleClock, warnBeforeMs } from "./idle-clock.ts";

const minute = 60_000;

it("warns two minutes before the server's limit, whatever the browser's clock says", () => {
  let now = 5_000;
  const clock = createIdleClock(() => now);
  expect(clock.step()).toBe("quiet");
  clock.set({ idleUntil: 1_000_000 + 15 * minute, serverNow: 1_000_000 });
  expect(clock.step()).toBe("quiet");
  expect(clock.untilNext()).toBe(13 * minute + 50);
  now += 13 * minute;
  expect(clock.step()).toBe("warn");
  expect(clock.untilNext()).toBe(warnBeforeMs + 50);
  now += 2 * minute;
  expect(clock.step()).toBe("over");
});

it("goes quiet again when the limit moves", () => {
  let now = 0;
  const clock = createIdleClock(() => now);
  clock.set({ idleUntil: 3 * minute, serverNow: 0 });
  now = 2 * minute;
  expect(clock.step()).toBe("warn");
  clock.set({ idleUntil: 17 * minute, serverNow: 2 * minute });
  expect(clock.step()).toBe("quiet");
});

it("looks again each hour, since a timer of days overflows", () => {
  const clock = createIdleClock(() => 0);
  clock.set({ idleUntil: 14 * 24 * 60 * minute, serverNow: 0 });
  expect(clock.untilNext()).toBe(60 * minute);
});

it("tells the server of activity at most once a minute", () => {
  let now = 0;
  const clock = createIdleClock(() => now);
  expect(clock.shouldReport()).toBe(true);
  now = 59_000;
  expect(clock.shouldReport()).toBe(false);
  now = 60_000;
  expect(clock.shouldReport()).toBe(true);
});
