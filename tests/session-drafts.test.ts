import payments from "@anteroom/plugin-payments/server";
import scheduling from "@anteroom/plugin-scheduling/server";
import sessions from "@anteroom/plugin-sessions/server";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { at, setUpBooking } from "../plugins/scheduling/tests/set-up.ts";

interface Row { id: string; state: string; total: number; subtotal: number }

describe.each(testEngines())("what sessions make of bills on $name", ({ name }) => {
  let portal: TestPortal;
  let boss: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let serviceId: string;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [scheduling, sessions, payments], engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    serviceId = await setUpBooking(boss, staff);
  });

  const book = async (startsAt: string): Promise<string> => (await client.call<{ id: string }>("scheduling.book", { key: newId(), serviceId, staffId: staff.viewer.staffId, startsAt, place: "video" })).id;
  /** Invoices of the client, the newest last. */
  const invoices = async (clientId = client.viewer.clientId): Promise<Row[]> => (await portal.host.db.hot.all<Row>("SELECT id, state, total, subtotal FROM payments_invoices WHERE client_id = ? ORDER BY id", [clientId])).map((row) => ({ ...row, total: Number(row.total), subtotal: Number(row.subtotal) }));
  const standing = async () => (await invoices()).filter((row) => row.state !== "void").map(({ state, total }) => ({ state, total }));
  const over = async (startsAt: string): Promise<void> => {
    portal.clock.set(Date.parse(startsAt) + 24 * 3_600_000);
    await portal.drain();
    // Days later everybody has been signed out.
    boss = await portal.staff({ roles: ["administrator"] });
  };
  /** Everything that was told once is told again, as after a process that ended before it said that it was done. */
  const again = async (): Promise<void> => {
    await portal.host.db.hotTransaction((sql) => sql.run("UPDATE outbox_deliveries SET state = 'waiting', claim = NULL, claimed_until = 0 WHERE consumer LIKE 'payments/draft-when%'"));
    await portal.drain();
  };

  it("makes one draft of a session that took place, sends nothing by itself, and says billed once it was sent", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    expect(await standing()).toEqual([{ state: "draft", total: 12_000 }]);
    const [draft] = await invoices();
    await again();
    expect(await invoices()).toEqual([draft]);
    const billing = await boss.call<{ lines: { day: string; what: string; placeCode: string; staffId: string }[] }>("payments.staffInvoice", { id: draft?.id });
    expect(billing.lines).toMatchObject([{ what: "Therapy session", placeCode: "10", staffId: staff.viewer.staffId }]);
    const stranger = await portal.client({ professional: staff });
    const billed = (who: TestClient | TestPerson<StaffViewer>) => portal.host.context("sessions", portal.practice.id, who.viewer).ask<unknown>("payments.billed", { appointmentIds: [id] });
    expect(await billed(client)).toMatchObject({ data: { billed: [] } });
    await boss.call("payments.sendInvoice", { key: newId(), id: draft?.id });
    for (const who of [client, boss]) expect(await billed(who)).toMatchObject({ data: { billed: [id] } });
    for (const who of [stranger, await portal.staff({ roles: ["professional"] })]) expect(await billed(who)).toMatchObject({ data: { billed: [] } });
    // A correction after that is for people.
    await boss.call("scheduling.outcome", { id, key: newId(), came: false });
    await portal.drain();
    expect(await standing()).toEqual([{ state: "open", total: 12_000 }]);
  });

  it("follows a correction while it is a draft: nothing for a missed session until staff confirm its fee", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    await boss.call("scheduling.outcome", { id, key: newId(), came: false });
    await portal.drain();
    expect(await standing()).toEqual([]);
    await boss.call("scheduling.decideFee", { id, key: newId(), charge: true, feeMinor: 5_000 });
    await portal.drain();
    await again();
    expect(await standing()).toEqual([{ state: "draft", total: 5_000 }]);
    await boss.call("scheduling.outcome", { id, key: newId(), came: true });
    await portal.drain();
    expect(await standing()).toEqual([{ state: "draft", total: 12_000 }]);
  });

  it("charges a late cancellation once its fee was confirmed, and nothing when it was waived", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96 });
    const ids = [await book(at(portal, 2, 9)), await book(at(portal, 2, 11))];
    for (const id of ids) await client.call("scheduling.cancel", { id, key: newId(), feeMinor: 4_000 });
    await portal.advance({ minutes: 5 });
    boss = await portal.staff({ roles: ["administrator"] });
    expect(await standing()).toEqual([]);
    for (const [index, id] of ids.entries()) await boss.call("scheduling.decideFee", { id, key: newId(), charge: index === 0 });
    await portal.drain();
    expect(await standing()).toEqual([{ state: "draft", total: 4_000 }]);
  });

  it("asks each payer of a split for their part, and leaves a draft that was thrown away alone", async () => {
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    await boss.call("payments.splitPayers", { clientId: client.viewer.clientId, parts: [{ portalUserId: ana.viewer.portalUserId, percent: "50" }, { portalUserId: client.viewer.portalUserId, percent: "50" }] });
    await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    expect(await standing()).toEqual([{ state: "draft", total: 6_000 }, { state: "draft", total: 6_000 }]);
    for (const row of await invoices()) await boss.call("payments.voidInvoice", { key: newId(), id: row.id });
    await again();
    expect(await standing()).toEqual([]);
  });

  it("catches up with what happened while payments were off", async () => {
    const turn = async (on: boolean): Promise<void> => {
      const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "payments");
      await boss.call("plugins.switch", { pluginId: "payments", on, revision: line?.revision ?? 0, cascade: true });
    };
    await book(at(portal, 6, 9));
    await turn(false);
    await over(at(portal, 6, 9));
    expect(await standing()).toEqual([]);
    await turn(true);
    await portal.advance({ minutes: 10 });
    expect(await standing()).toEqual([{ state: "draft", total: 12_000 }]);
  });
});
