import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mandates, orders } from "../server/autopay/autopay-rows.ts";
import { dailyAutopay } from "../server/autopay/daily-job.ts";
import { monthRun } from "../server/autopay/month-run.ts";
import { lines } from "../server/invoices/invoice-rows.ts";
import { payments } from "../server/payments/payment-rows.ts";
import { testFaults } from "../server/test-processor/test-faults.ts";
import { addCard, rowOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

it("announces the payments of a day of the month in time for their notice, and up to a week late", () => {
  const on = (today: string, hours = 24) => monthRun(today, { monthDay: 5, hours });
  const december = { day: "2026-12-05", begins: "2026-12-04" };
  expect(["2026-12-03", "2026-12-04", "2026-12-05", "2026-12-11", "2026-12-12"].map((day) => on(day))).toEqual([null, december, december, december, null]);
  expect(on("2026-11-28", 168)).toEqual({ day: "2026-12-05", begins: "2026-11-28" });
  expect(on("2026-12-03", 25)).toEqual({ day: "2026-12-05", begins: "2026-12-03" });
  expect(on("2027-01-01", 72)).toBeNull();
  expect(monthRun("2027-01-01", { monthDay: 28, hours: 1 })).toEqual({ day: "2026-12-28", begins: "2026-12-27" });
});

describe.each(testEngines())("when automatic payments are made on $name", { timeout: 90_000 }, ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  const zone = "America/New_York";
  const dayNow = (): number => Number(new Intl.DateTimeFormat("en", { timeZone: zone, day: "numeric" }).format(portal.clock.now()));
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name, ownDevices: true });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    // Early in a month, so that every day to come is in it too.
    while (dayNow() !== 2) await portal.advance({ days: 1 });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterEach(async () => {
    testFaults.clear();
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const agree = async (more: object) => client.call("payments.agreeToAutopay", { key: newId(), methodId: await addCard(client), cap: "500", agreed: true, ...more });
  const days = async (count: number): Promise<void> => {
    for (let day = 0; day < count; day += 1) await portal.advance({ days: 1 });
    await portal.advance({ minutes: 5 });
  };
  const ordersOf = async (invoiceId: string) => (await portal.ctx.model(orders).findAll({ where: { practiceId: portal.practice.id, invoiceId }, order: [["id", "ASC"]] })).map((row) => row.get());
  const chargesOf = async (invoiceId: string) => (await portal.ctx.model(payments).findAll({ where: { practiceId: portal.practice.id, clientId: client.viewer.clientId } })).map((row) => row.get()).filter((row) => row.wanted.includes(invoiceId));
  const send = () => sendInvoice(staff, client.viewer.clientId);
  const thread = async () => JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId, limit: 50 }));

  it("is on a day of the month what was sent in time, after notice, once", async () => {
    await expect(agree({ moment: "day", cap: "much" })).rejects.toMatchObject({ details: { fields: { cap: expect.any(String) as string, monthDay: "Choose the day." } } });
    await expect(agree({ moment: "day", monthDay: 29 })).rejects.toThrow("Choose a day from 1 to 28.");
    // The shortest notice charges nothing before the day.
    await staff.call("settings.save", { pluginId: "payments", values: { autopayNoticeHours: 1 } });
    await agree({ moment: "day", monthDay: 5 });
    expect(await client.call("payments.autopay")).toMatchObject({ sentBefore: 2, mandate: { moment: "day", monthDay: 5, consent: expect.stringContaining("on day 5 of each month, or within a week after it when that day is not possible, for invoices sent at least 2 days before.") as string } });
    const id = await send();
    await days(1);
    expect(await ordersOf(id)).toEqual([]);
    await days(1);
    const late = await send();
    const [order] = await ordersOf(id);
    expect(order).toMatchObject({ state: "noticed" });
    expect(new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short", timeStyle: "short", hour12: false }).format(order?.chargeAt)).toMatch(/-05, 09:00$/);
    expect(await thread()).toContain("will be paid by itself on");
    await Promise.all([dailyAutopay.run(portal.ctx, {} as never), dailyAutopay.run(portal.ctx, {} as never)]);
    await days(1);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    await days(9);
    expect(await chargesOf(id)).toHaveLength(1);
    // Sent after the announcements of this month: it is the next month's.
    expect(await ordersOf(late)).toEqual([]);
    while (dayNow() !== 6) await portal.advance({ days: 1 });
    expect(await rowOf(portal.ctx, late)).toMatchObject({ state: "paid" });
    expect(await chargesOf(late)).toHaveLength(1);
    await (await portal.staff()).call("settings.save", { pluginId: "payments", values: { autopayNoticeHours: 24 } });
  });

  it("is on the day that an invoice is due, announced before", async () => {
    await agree({ moment: "due" });
    const id = await send();
    const { dueDay } = await rowOf(portal.ctx, id);
    await days(12);
    expect(await ordersOf(id)).toEqual([]);
    await days(1);
    const [order] = await ordersOf(id);
    expect(new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short", timeStyle: "short", hour12: false }).format(order?.chargeAt)).toContain(`${dueDay}, `);
    expect(await chargesOf(id)).toEqual([]);
    await days(1);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await chargesOf(id)).toHaveLength(1);
  });

  it("begins with the next month for whoever agreed when its notice would come too late", async () => {
    const id = await send();
    await agree({ moment: "day", monthDay: 3 });
    await days(4);
    expect(await ordersOf(id)).toEqual([]);
  });

  it("is made up for after an outage, and charged once when the answer was lost", async () => {
    await agree({ moment: "day", monthDay: 5 });
    const id = await send();
    portal.clock.set(portal.clock.now() + 6 * 86_400_000);
    let left = 1;
    testFaults.set(portal.practice.id, (at, operation) => {
      if (at === "after" && operation === "charge" && left > 0) {
        left -= 1;
        throw new Error("lost");
      }
    });
    await days(3);
    expect(left).toBe(0);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await chargesOf(id)).toHaveLength(1);
    await days(3);
    expect(await ordersOf(id)).toHaveLength(1);
  });

  it("is with each session the invoices that charge sessions and nothing else", async () => {
    await agree({ moment: "session", monthDay: 7 });
    const where = { practiceId: portal.practice.id };
    expect((await portal.ctx.model(mandates).findOne({ where: { ...where, clientId: client.viewer.clientId } }))?.get()).toMatchObject({ moment: "session", monthDay: null, consent: expect.stringContaining("after each invoice for sessions is sent, and for no other invoices") as string });
    const [session, report] = [await send(), await send()];
    const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: ["Session", "Letter"].map((description) => ({ day: "2026-11-12", description, amount: "50" })) });
    const both = ids[0] ?? "";
    const [first] = (await portal.ctx.model(lines).findAll({ where: { ...where, invoiceId: both }, order: [["position", "ASC"]] })).map((row) => row.get().id);
    await portal.ctx.model(lines).update({ appointmentId: newId() }, { where: { ...where, invoiceId: session } });
    await portal.ctx.model(lines).update({ appointmentId: newId() }, { where: { ...where, id: first ?? "" } });
    await days(3);
    expect(await rowOf(portal.ctx, session)).toMatchObject({ state: "paid" });
    expect(await chargesOf(session)).toHaveLength(1);
    for (const id of [report, both]) expect(await ordersOf(id)).toEqual([]);
  });
});
