import type { StaffViewer } from "@anteroom/core/server";
import { bringClients, createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import scheduling from "../server/index.ts";
import { setUpBooking } from "./set-up.ts";

describe.each(testEngines())("an import with next appointments on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling], engine: name });
    boss = await portal.staff();
    await setUpBooking(boss, boss);
  });
  afterAll(() => portal?.close());

  const head = "First name,Last name,Next session,Service\n";
  const day = (ahead: number): string => new Date(portal.clock.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const chart = (clientId: string) => boss.call<{ lines: { state: string; startsAt: string }[] }>("scheduling.chart", { clientId });

  it("books them with the assigned professional, says which time was taken, and takes them back", async () => {
    const { batchId, columns, clientIds, notes } = await bringClients(portal, boss, `${head}Ada,Poe,${day(9)} 15:00,\nBo,Poe,${day(9)} 15:30,\nCy,Poe,,\n`);
    expect(columns).toMatchObject({ "scheduling.next": 2, "scheduling.service": 3 });
    expect(clientIds.length).toBe(3);
    expect(notes).toEqual(["There is another appointment at this time. Book it from the chart."]);
    const states = await Promise.all(clientIds.map(async (id) => (await chart(id)).lines.map((line) => line.state)));
    expect(states).toEqual([["booked"], [], []]);
    await boss.call("transfer.imports.undo", { batchId });
    expect(await portal.host.db.hot.all("SELECT id FROM clients WHERE practice_id = ?", [portal.practice.id])).toEqual([]);
    expect(await portal.host.db.hot.all("SELECT id FROM scheduling_appointments WHERE state = 'booked'")).toEqual([]);
  });

  it("tells before anything is stored of times that are over or unreadable, and of services that nobody offers", async () => {
    const { clientIds, notes } = await bringClients(portal, boss, `${head}Ada,Poe,${day(-2)} 15:00,\nBo,Poe,soon,\nCy,Poe,${day(3)} 15:02,\nDi,Poe,${day(3)} 15:00,Dancing\n`);
    expect(clientIds).toEqual([]);
    expect(notes).toEqual([
      "This time is over. Only appointments to come are brought over.", "Write day and time as 2027-01-12 15:00, on the professional’s clock.",
      "Use a time in steps of five minutes.", "No service of your practice has this name.",
    ]);
  });
});
