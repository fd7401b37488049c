import { newId } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import { expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { nineToFive } from "./set-up.ts";

it.each(testEngines())("weekly hours on $name are not saved over those that a colleague has just saved, and survive a lost reply", async ({ name }) => {
  const portal = await createTestPortal({ plugins: [scheduling], engine: name });
  const staff = await portal.staff();
  const { staffId } = staff.viewer;
  const seen = async () => (await staff.call<{ version: number }>("scheduling.hours", { staffId })).version;
  const save = (version: number, weekly: unknown[], key = newId()) => staff.call("scheduling.saveHours", { staffId, key, version, weekly });
  const key = newId();
  expect(await seen()).toBe(0);
  await save(0, nineToFive, key);
  await expect(save(0, nineToFive.slice(0, 1))).rejects.toMatchObject({ appCode: "STALE" });
  expect(await save(0, nineToFive, key)).toEqual({ lines: 7 });
  portal.clock.advance({ minutes: 1 });
  await save(await seen(), nineToFive.slice(0, 2));
  expect(await staff.call("scheduling.hours", { staffId })).toMatchObject({ weekly: [{ weekday: 0 }, { weekday: 1 }] });
  await portal.close();
});

it.each(testEngines())("a day that differs on $name keeps what two colleagues write of it at once", async ({ name }) => {
  const portal = await createTestPortal({ plugins: [scheduling], engine: name });
  const staff = await portal.staff();
  const { staffId } = staff.viewer;
  const part = (fromMinutes: number) => ({ kind: "closed", fromMinutes, toMinutes: fromMinutes + 60 });
  const add = (fromMinutes: number) => staff.call("scheduling.saveDay", { staffId, key: newId(), day: "2030-01-07", keep: true, parts: [part(fromMinutes)] });
  const days = async () => (await staff.call<{ days: { fromMinutes: number }[] }>("scheduling.hours", { staffId })).days.map(({ fromMinutes }) => fromMinutes);
  await Promise.all([add(540), add(660)]);
  expect(await days()).toEqual([540, 660]);
  const versions = async () => (await staff.call<{ days: { version: number }[] }>("scheduling.hours", { staffId })).days.map(({ version }) => version);
  const [seen] = await versions();
  portal.clock.advance({ minutes: 1 });
  await add(780);
  const usual = (version: number | undefined) => staff.call("scheduling.saveDay", { staffId, key: newId(), day: "2030-01-07", version, parts: [] });
  await expect(usual(seen)).rejects.toMatchObject({ appCode: "STALE" });
  expect(await days()).toEqual([540, 660, 780]);
  const [now] = await versions();
  await usual(now);
  expect(await usual(now), "pressed again").toEqual({ day: "2030-01-07" });
  expect(await days()).toEqual([]);
  await portal.close();
});
