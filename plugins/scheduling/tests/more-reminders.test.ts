import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { moreReminders } from "../server/workflow/more-reminders.ts";
import { readReminderHours } from "../server/workflow/reminder-hours.ts";
import { at, setUpBooking } from "./set-up.ts";

it("reads hours as people type them, and says no to what is none", () => {
  expect(["", "72", "72, 24", "72 24;5"].map(readReminderHours)).toEqual([[], [72], [72, 24], [72, 24, 5]]);
  expect(["a day", "0", "1.5", "400", "1 2 3 4"].map(readReminderHours)).toEqual([null, null, null, null, null]);
});

describe.each(testEngines())("more reminders than two on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let client: TestClient;
  let id: string;
  let startsAt: number;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name, ownDevices: true });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    const staff = await portal.staff();
    client = await portal.client({ professional: staff });
    await setting("72, 24");
    const serviceId = await setUpBooking(boss, staff);
    startsAt = Date.parse(at(portal, 7, 10));
    ({ id } = await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt: new Date(startsAt).toISOString(), place: "video" }));
    await portal.drain();
  });

  const setting = (moreReminderHours: string) => boss.call("settings.save", { pluginId: "scheduling", level: "practice", levelId: null, values: { moreReminderHours } });
  const run = () => moreReminders.run(portal.host.context("scheduling", portal.practice.id, null), {});
  const told = async (): Promise<number> => (await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM notices WHERE to_id = ? AND kind = ?", [client.viewer.portalUserId, "scheduling.reminder"])).map((row) => Number(row.n))[0] ?? 0;
  /** So many hours before the appointment, with the job having run since. */
  const hoursBefore = async (hours: number): Promise<number> => {
    portal.clock.set(startsAt - hours * 3_600_000);
    await portal.drain();
    await run();
    await run();
    await portal.drain();
    return told();
  };

  it("come besides the usual ones, each once, also when the job runs twice", async () => {
    expect(await hoursBefore(73)).toBe(0);
    expect(await hoursBefore(71.9)).toBe(1);
    expect(await hoursBefore(71)).toBe(1);
    // The one of two days before is a timer of the appointment.
    expect(await hoursBefore(47.9)).toBe(2);
    expect(await hoursBefore(23.9)).toBe(3);
    expect(await hoursBefore(1.9)).toBe(4);
  });

  it("are made up for after a short outage, and are one when several fell due", async () => {
    expect(await hoursBefore(70)).toBe(1);
    expect(await hoursBefore(23.5)).toBe(2);
  });

  it("do not come for what was cancelled, or changed since they were due", async () => {
    portal.clock.set(startsAt - 71.5 * 3_600_000);
    await client.call("scheduling.confirmComing", { id, key: newId() });
    expect(await hoursBefore(71.4)).toBe(0);
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0, reason: "" });
    expect(await hoursBefore(23.9)).toBe(0);
  });

  it("are refused where they cannot be read", async () => {
    await expect(setting("a day before")).rejects.toMatchObject({ appCode: "INVALID" });
  });
});
