import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import payments from "@anteroom/plugin-payments/server";
import scheduling from "@anteroom/plugin-scheduling/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testFaults } from "../plugins/payments/server/test-processor/test-faults.ts";
import { addCard, startMoneyPortal, typeCard, wrongWithMoney } from "../plugins/payments/tests/support.ts";
import type { MoneyPortal } from "../plugins/payments/tests/support.ts";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

interface Booked { id: string; state: string; go?: string }
interface Row { state: string; pay_ask: string; pay_minor: number; pay_state: string }
interface Paid { id: string; state: string; amount: number; unallocated: number; refunded: number; reserved: number }
interface Outcome { paymentId: string; state: string; url: string | null; unsure: boolean }

describe.each(testEngines())("paying to book on $name", ({ name }) => {
  let portal: MoneyPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;
  const starts = new Map<number, string>();

  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name, plugins: [scheduling, payments], ownDevices: true });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    await asks({ payKnown: "deposit", depositKnown: 5_000 });
    starts.clear();
  });
  afterEach(async () => {
    testFaults.clear();
    await portal.drain();
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const asks = async (service: Record<string, unknown>): Promise<void> => { serviceId = await setUpBooking(boss, staff, service); };
  /** An hour of the sixth day from the test's beginning, wherever the clock is by now. */
  const startOf = (hour: number): string => starts.get(hour) ?? (starts.set(hour, at(portal, 6, hour)).get(hour) as string);
  const wanted = (hour = 10) => ({ serviceId, staffId: staff.viewer.staffId, startsAt: startOf(hour), place: "video" });
  const hold = async (who = client, hour = 10): Promise<string> => (await who.call<{ id: string }>("scheduling.hold", { key: newId(), ...wanted(hour) })).id;
  const book = (who: TestClient, holdId: string, hour = 10, key = newId()) => who.call<Booked>("scheduling.book", { key, holdId, ...wanted(hour) });
  /** Holds a time and presses the button that leads to pay. */
  const begin = async (who = client, hour = 10): Promise<string> => {
    const held = await hold(who, hour);
    expect(await book(who, held, hour)).toEqual({ id: held, state: "held", go: `/payments/bookings/${held}` });
    return held;
  };
  const pay = (id: string, methodId: string | null, who = client, key = newId()) => who.call<Outcome>("payments.payBooking", { key, id, methodId });
  const rowOf = async (id: string) => (await portal.host.db.hot.all<Row>("SELECT state, pay_ask, pay_minor, pay_state FROM scheduling_appointments WHERE id = ?", [id]))[0];
  const paidBy = async (who = client): Promise<Paid[]> => (await portal.host.db.hot.all<Paid>("SELECT id, state, amount, unallocated, refunded, reserved FROM payments_payments WHERE client_id = ? ORDER BY id", [who.viewer.clientId])).map((row) => ({ ...row, amount: Number(row.amount), unallocated: Number(row.unallocated), refunded: Number(row.refunded), reserved: Number(row.reserved) }));
  const money = async (who = client) => (await paidBy(who)).map(({ state, unallocated, refunded, reserved }) => ({ state, unallocated, refunded, reserved }));
  const charged = async (): Promise<number> => Number((await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM payments_test_charges WHERE state = 'succeeded' AND payment_id IN (SELECT id FROM payments_payments WHERE client_id = ?)", [client.viewer.clientId]))[0]?.n);
  const lines = async (): Promise<string> => (await client.call<{ entries: { text?: string }[] }>("inbox.open", { conversationId: client.conversationId })).entries.map((entry) => entry.text ?? "").join("\n");
  const switchTo = async (on: boolean): Promise<void> => {
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "payments");
    await boss.call("plugins.switch", { pluginId: "payments", on, revision: line?.revision ?? 0 });
  };
  const later = async (time: Record<string, number>): Promise<void> => {
    await portal.advance(time);
    boss = await portal.staff({ roles: ["administrator"] });
  };

  it("books when the deposit is paid, and not before", async () => {
    const id = await begin();
    expect(await rowOf(id)).toMatchObject({ state: "held", pay_state: "due", pay_minor: 5_000 });
    expect(await client.call("payments.booking", { id })).toMatchObject({ kind: "payment", amount: 5_000, currency: "USD", done: false, lapsed: false, returnPath: `/scheduling/new/confirm?hold=${id}` });
    expect(await book(client, id)).toMatchObject({ state: "held", go: `/payments/bookings/${id}` });
    expect(await pay(id, await addCard(client))).toMatchObject({ state: "succeeded" });
    expect(await client.call("scheduling.settle", { id })).toEqual({ state: "booked", onItsWay: false });
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "booked", pay_state: "done" });
    expect(await money()).toEqual([{ state: "succeeded", unallocated: 5_000, refunded: 0, reserved: 1 }]);
    expect(await client.call("payments.overview")).toMatchObject({ sentence: "$50.00 is paid ahead for an appointment." });
    expect((await client.call<{ pay: unknown }>("scheduling.one", { id })).pay).toMatchObject({ ask: "deposit", minor: 5_000, state: "done" });
  });

  it("books by itself when nobody comes back from the processor's page", async () => {
    const id = await begin();
    const begun = await pay(id, null);
    // Another press meanwhile leads to the same page.
    expect(await pay(id, await addCard(client))).toMatchObject({ paymentId: begun.paymentId, state: "processing", url: begun.url });
    expect((await typeCard(begun.url ?? "", "4242424242424242")).status).toBe(303);
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "booked", pay_state: "done" });
  });

  it("asks once for a card, and books at once when there is one", async () => {
    await asks({ payKnown: "card" });
    const id = await begin();
    const key = newId();
    const { url } = await client.call<{ url: string }>("payments.addMethod", { key, bookingId: id });
    const typed = await typeCard(url, "4242424242424242");
    expect(typed.location).toContain(`/payments/bookings/${id}?setup=${key}`);
    await client.call("payments.finishMethod", { id: key });
    expect(await client.call("scheduling.settle", { id })).toMatchObject({ state: "booked" });
    expect(await money()).toEqual([]);
    expect(await book(client, await hold(client, 12), 12)).toMatchObject({ state: "booked" });
  });

  it("asks something else of a first visit", async () => {
    await asks({ payKnown: "none", payNew: "full" });
    const id = await begin();
    expect(await rowOf(id)).toMatchObject({ pay_ask: "full", pay_minor: 12_000 });
    await pay(id, await addCard(client));
    await client.call("scheduling.settle", { id });
    expect(await book(client, await hold(client, 12), 12)).toMatchObject({ state: "booked" });
  });

  it("charges once for a double press, two tabs and a press after Back", async () => {
    const held = await hold();
    const key = newId();
    const both = await Promise.all([book(client, held, 10, key), book(client, held, 10, key), book(client, held)]);
    for (const one of both) expect(one).toMatchObject({ id: held, go: `/payments/bookings/${held}` });
    const card = await addCard(client);
    const pressed = newId();
    const all = await Promise.allSettled([pay(held, card, client, pressed), pay(held, card, client, pressed), pay(held, card)]);
    expect(all.filter((one) => one.status === "fulfilled").length).toBeGreaterThan(0);
    await portal.drain();
    await pay(held, card).catch(() => undefined);
    await portal.drain();
    expect(await charged()).toBe(1);
    expect(await rowOf(held)).toMatchObject({ state: "booked" });
    expect(await book(client, held)).toEqual({ id: held, state: "booked" });
  });

  it("takes nothing of a card that is refused, keeps the time, and takes another", async () => {
    const id = await begin();
    expect(await pay(id, await addCard(client, "4000000000000341"))).toMatchObject({ state: "failed" });
    expect(await rowOf(id)).toMatchObject({ state: "held", pay_state: "due" });
    expect(await pay(id, await addCard(client))).toMatchObject({ state: "succeeded" });
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "booked" });
    expect(await charged()).toBe(1);
  });

  it("ends the hold in time, says so, and lets nobody pay then", async () => {
    const id = await begin();
    const { url } = await pay(id, null);
    await later({ minutes: 16 });
    expect(await rowOf(id)).toMatchObject({ state: "released", pay_state: "due" });
    expect((await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM scheduling_cells WHERE appointment_id = ?", [id]))[0]?.n).toEqual(0);
    expect((await typeCard(url ?? "", "4242424242424242")).status).toBe(410);
    await expect(pay(id, null)).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("not been charged") as string });
    expect(await charged()).toBe(0);
    expect(await lines()).toContain("was not booked: it was not paid in time");
    // It may still be free, and begins anew.
    const again = await book(client, id);
    expect(again).toMatchObject({ state: "held" });
    expect(again.id).not.toBe(id);
  });

  it("says that it is checking when the answer was lost after the charge, books when it is known, and charges once", async () => {
    const id = await begin();
    const card = await addCard(client);
    testFaults.set(portal.practice.id, (moment, operation) => {
      if (operation === "charge" && moment === "after") throw new Error("lost");
    });
    expect(await pay(id, card)).toMatchObject({ state: "processing", unsure: true });
    expect(await client.call("scheduling.settle", { id })).toMatchObject({ state: "held", onItsWay: true });
    expect(await pay(id, card)).toMatchObject({ state: "processing" });
    testFaults.clear();
    await later({ minutes: 2 });
    expect(await rowOf(id)).toMatchObject({ state: "booked", pay_state: "done" });
    expect(await charged()).toBe(1);
  });

  it.each([["still free", false], ["taken meanwhile", true]] as const)("takes a payment that arrives when the hold has ended: the time is %s", async (_what, taken) => {
    const id = await begin();
    await later({ minutes: 8 });
    // The processor holds this one for some minutes.
    expect(await pay(id, await addCard(client, "4000000000009235"))).toMatchObject({ state: "on hold" });
    expect(await client.call("scheduling.settle", { id })).toMatchObject({ state: "held", onItsWay: true });
    await later({ minutes: 8 });
    expect(await rowOf(id)).toMatchObject({ state: "released" });
    expect(await money()).toMatchObject([{ state: "on hold" }]);
    if (taken) {
      const other = await portal.client({ professional: staff });
      await staff.call("scheduling.bookFor", { key: newId(), clientIds: [other.viewer.clientId], ...wanted() });
    }
    await later({ minutes: 10 });
    expect(await rowOf(id)).toMatchObject(taken ? { state: "released", pay_state: "lost" } : { state: "booked", pay_state: "done" });
    expect(await money()).toEqual([taken ? { state: "refunded", unallocated: 0, refunded: 5_000, reserved: 0 } : { state: "succeeded", unallocated: 5_000, refunded: 0, reserved: 1 }]);
    expect(await charged()).toBe(1);
    if (taken) expect(await lines()).toMatch(/goes back in full.*goes back to Visa ending 9235/s);
  });

  it("is nobody's business but who books, and needs the permission Billing", async () => {
    const id = await begin();
    const stranger = await portal.client({ professional: staff });
    const parent = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    const elsewhere = await portal.client({ professional: await portal.staff({ practice: await portal.newPractice("Other Practice") }) });
    for (const who of [stranger, parent, elsewhere]) {
      for (const [path, input] of [["payments.booking", { id }], ["payments.payBooking", { id, key: newId(), methodId: null }], ["scheduling.settle", { id }], ["scheduling.pay", { id }]] as const) {
        await expect(who.call(path, input), path).rejects.toMatchObject({ appCode: "NOT_FOUND" });
      }
    }
    const ask = (who: TestClient | TestPerson<StaffViewer>) => portal.host.context("scheduling", portal.practice.id, who.viewer).ask("payments.settled-at-booking", { bookingId: id });
    await pay(id, await addCard(client));
    expect(await ask(client)).toMatchObject({ data: { settled: true } });
    expect(await ask(stranger)).toMatchObject({ data: { settled: false } });
    const unbilled = await portal.client({ professional: staff, permissions: ["messages", "scheduling"] });
    const held = await hold(unbilled, 13);
    await expect(book(unbilled, held, 13)).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("permission Billing") as string });
    expect(await rowOf(held)).toMatchObject({ state: "held", pay_state: "none" });
  });

  it("gives it back when the appointment is cancelled in time, once", async () => {
    const id = await begin();
    await pay(id, await addCard(client));
    await portal.drain();
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 0 });
    await later({ minutes: 5 });
    expect(await money()).toEqual([{ state: "refunded", unallocated: 0, refunded: 5_000, reserved: 0 }]);
    await portal.host.db.hotTransaction((sql) => sql.run("UPDATE outbox_deliveries SET state = 'waiting', claim = NULL, claimed_until = 0 WHERE consumer LIKE 'payments/give-back%'"));
    await portal.drain();
    expect(await money()).toEqual([{ state: "refunded", unallocated: 0, refunded: 5_000, reserved: 0 }]);
  });

  it.each([[true, { state: "succeeded", unallocated: 5_000, refunded: 0, reserved: 0 }], [false, { state: "refunded", unallocated: 0, refunded: 5_000, reserved: 0 }]] as const)("waits for the decision about a late fee (charged: %s)", async (charge, after) => {
    await asks({ payKnown: "deposit", depositKnown: 5_000, lateHours: 300 });
    const id = await begin();
    await pay(id, await addCard(client));
    await portal.drain();
    await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 4_000 });
    await later({ minutes: 5 });
    expect(await money()).toEqual([{ state: "succeeded", unallocated: 5_000, refunded: 0, reserved: 1 }]);
    await boss.call("scheduling.decideFee", { id, key: newId(), charge });
    await portal.drain();
    expect(await money()).toEqual([after]);
  });

  it("counts for the session's own invoice and no other, and stays with an appointment that moves by request", async () => {
    const id = await begin();
    await pay(id, await addCard(client));
    await portal.drain();
    const { ids } = await boss.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ day: "2026-11-12", description: "Report", amount: "30.00" }] });
    expect(await client.call("payments.invoice", { id: ids[0] })).toMatchObject({ state: "open", paid: 0 });
    await boss.call("scheduling.saveService", { ...(await service()), modeKnown: "request", modeNew: "request" });
    const moved = await client.call<Booked>("scheduling.move", { id, key: newId(), ...wanted(14) });
    expect(moved.state).toBe("requested");
    await boss.call("scheduling.accept", { id: moved.id, key: newId() });
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "rescheduled" });
    expect(await rowOf(moved.id)).toMatchObject({ state: "booked", pay_state: "done", pay_minor: 5_000 });
    expect(await money()).toEqual([{ state: "succeeded", unallocated: 5_000, refunded: 0, reserved: 1 }]);
    await later({ days: 8 });
    const drafts = await portal.host.db.hot.all<{ id: string; total: number }>("SELECT id, total FROM payments_invoices WHERE client_id = ? AND state = 'draft'", [client.viewer.clientId]);
    expect(drafts.map((row) => Number(row.total))).toEqual([12_000]);
    await boss.call("payments.sendInvoice", { key: newId(), id: drafts[0]?.id });
    expect(await boss.call("payments.staffInvoice", { id: drafts[0]?.id })).toMatchObject({ state: "partly paid", paid: 5_000 });
  });

  const service = async () => {
    const one = (await boss.call<{ services: { id: string; version: number; lateMinutes: number; formId: string | null }[] }>("scheduling.setUp")).services.find((row) => row.id === serviceId);
    return { ...one, formId: one?.formId ?? "", lateHours: (one?.lateMinutes ?? 0) / 60 };
  };

  it("asks for the deposit of a request when it was accepted, on the appointment", async () => {
    await asks({ payKnown: "deposit", depositKnown: 5_000, modeKnown: "request", modeNew: "request" });
    const id = await hold();
    expect(await book(client, id)).toEqual({ id, state: "requested" });
    await expect(client.call("scheduling.pay", { id })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await boss.call("scheduling.accept", { id, key: newId() });
    expect(await rowOf(id)).toMatchObject({ state: "booked", pay_state: "due" });
    expect(await client.call("scheduling.pay", { id })).toEqual({ path: `/payments/bookings/${id}` });
    await pay(id, await addCard(client));
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "booked", pay_state: "done" });
    await boss.call("scheduling.cancelFor", { id, key: newId() });
    await later({ minutes: 5 });
    expect(await money()).toMatchObject([{ state: "refunded" }]);
  });

  it("has a card on file before a request is sent", async () => {
    await asks({ payKnown: "card", modeKnown: "request", modeNew: "request" });
    const id = await begin();
    await addCard(client);
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "requested", pay_state: "done" });
  });

  it("asks nothing when staff book, and nothing while payments are off, whatever was chosen", async () => {
    const { id } = await staff.call<Booked>("scheduling.bookFor", { key: newId(), clientIds: [client.viewer.clientId], ...wanted(9) });
    expect(await rowOf(id)).toMatchObject({ pay_ask: "none", pay_state: "none" });
    expect(await boss.call("scheduling.setUp")).toMatchObject({ payments: { live: true }, currency: "USD" });
    await switchTo(false);
    expect((await client.call<{ services: { id: string; pay: unknown }[] }>("scheduling.services")).services.find((one) => one.id === serviceId)?.pay).toEqual({ ask: "none", minor: 0 });
    expect(await book(client, await hold())).toMatchObject({ state: "booked" });
    const kept = await boss.call<{ payments: unknown; services: { id: string; payKnown: string; depositKnown: number }[] }>("scheduling.setUp");
    expect(kept.payments).toBeNull();
    expect(kept.services.find((one) => one.id === serviceId)).toMatchObject({ payKnown: "deposit", depositKnown: 5_000 });
    await switchTo(true);
    await boss.call("settings.save", { pluginId: "payments", values: { onlinePayments: false } });
    expect(await book(client, await hold(client, 13), 13)).toMatchObject({ state: "booked" });
    await boss.call("settings.save", { pluginId: "payments", values: { onlinePayments: true } });
  });

  it("books what was paid for when payments are turned off before the news came", async () => {
    const id = await begin();
    const { url } = await pay(id, null);
    await switchTo(false);
    expect((await typeCard(url ?? "", "4242424242424242")).status).not.toBe(303);
    await switchTo(true);
    expect((await typeCard(url ?? "", "4242424242424242")).status).toBe(303);
    await portal.drain();
    expect(await rowOf(id)).toMatchObject({ state: "booked" });
  });

  it("refuses a deposit that is nothing or more than the price", async () => {
    const save = (more: Record<string, unknown>) => boss.call("scheduling.saveService", { id: newId(), name: "Session", minutes: 50, places: ["video"], priceMinor: 5_000, ...more });
    await expect(save({ payKnown: "deposit" })).rejects.toMatchObject({ appCode: "INVALID" });
    await expect(save({ payKnown: "deposit", depositKnown: 6_000 })).rejects.toMatchObject({ appCode: "INVALID" });
    await expect(save({ payNew: "deposit" })).rejects.toMatchObject({ appCode: "INVALID" });
    await save({ payKnown: "deposit", depositKnown: 5_000 });
  });
});
