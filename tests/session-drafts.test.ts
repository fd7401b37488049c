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

  it("offers a session for a new invoice once its invoice is void, and not while it is charged", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    const offered = async (person = boss) => (await person.call<{ sessions: { appointmentId: string; amount: string }[] }>("payments.billableSessions", { clientId: client.viewer.clientId })).sessions;
    expect(await offered()).toEqual([]);
    const [draft] = await invoices();
    await boss.call("payments.voidInvoice", { key: newId(), id: draft?.id });
    const [session] = await offered();
    expect(session).toMatchObject({ appointmentId: id, staffId: staff.viewer.staffId, description: "Therapy session", placeCode: "10", amount: "120.00" });
    expect(await offered(await portal.staff({ roles: ["biller"] }))).toHaveLength(1);
    const { ids } = await boss.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [session] });
    expect(await offered()).toEqual([]);
    const billed = await portal.host.context("sessions", portal.practice.id, boss.viewer).ask<unknown>("payments.billed", { appointmentIds: [id] });
    expect(billed).toMatchObject({ data: { billed: [id] } });
    await boss.call("payments.voidInvoice", { key: newId(), id: ids[0] });
    expect(await offered()).toHaveLength(1);
  });

  it("charges a client for no session but their own", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    await boss.call("payments.voidInvoice", { key: newId(), id: (await invoices())[0]?.id });
    const other = await portal.client({ professional: staff });
    const elsewhere = await portal.newPractice("Other Practice");
    const away = await portal.staff({ practice: elsewhere, roles: ["administrator"] });
    const theirs = await portal.client({ professional: await portal.staff({ practice: elsewhere }) });
    const line = { day: "2026-11-12", description: "Therapy session", amount: "120" };
    const charge = (who: TestPerson<StaffViewer>, clientId: string, appointmentId: string) => who.call("payments.draftInvoice", { key: newId(), clientId, lines: [line, { ...line, appointmentId }] });
    const refused = { details: { fields: { "lines.1.description": "This session is not one of this client’s. Take it out, or add it again." } } };
    for (const [who, clientId, appointmentId] of [[boss, other.viewer.clientId, id], [away, theirs.viewer.clientId, id], [boss, client.viewer.clientId, newId()]] as const) {
      await expect(charge(who, clientId, appointmentId)).rejects.toMatchObject(refused);
      expect((await invoices(clientId)).filter((row) => row.state === "draft")).toEqual([]);
    }
    await charge(boss, client.viewer.clientId, id);
    expect(await standing()).toEqual([{ state: "draft", total: 24_000 }]);
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

  it("charges a confirmed fee for a late move at once and besides the session, however the appointment goes on", async () => {
    serviceId = await setUpBooking(boss, staff, { lateHours: 96 });
    const id = await book(at(portal, 3, 9));
    await client.call("scheduling.move", { id, key: newId(), staffId: staff.viewer.staffId, startsAt: at(portal, 4, 9), place: "video", feeMinor: 4_000 });
    await client.call("scheduling.confirmComing", { id, key: newId() });
    await boss.call("scheduling.decideFee", { id, key: newId(), of: "moved", charge: true });
    await portal.drain();
    await again();
    expect(await standing()).toEqual([{ state: "draft", total: 4_000 }]);
    await boss.call("payments.sendInvoice", { key: newId(), id: (await invoices())[0]?.id });
    const isBilled = () => portal.host.context("sessions", portal.practice.id, boss.viewer).ask<unknown>("payments.billed", { appointmentIds: [id] });
    expect(await isBilled()).toMatchObject({ data: { billed: [] } });
    await over(at(portal, 4, 9));
    await again();
    expect(await standing()).toEqual([{ state: "open", total: 4_000 }, { state: "draft", total: 12_000 }]);
    await boss.call("scheduling.outcome", { id, key: newId(), came: false });
    await boss.call("scheduling.decideFee", { id, key: newId(), charge: true });
    await portal.drain();
    expect((await standing()).map((row) => row.total).toSorted()).toEqual([4_000, 6_000]);
  });

  interface Draft { changedAt: number; total: number; lines: { id: string; day: string; what: string; code: string; diagnoses: string[]; amount: number; quantity: number }[] }
  const read = (id: string) => boss.call<Draft>("payments.staffInvoice", { id });
  const lineOf = (line: Draft["lines"][number], more: object = {}) => ({ id: line.id, day: line.day, description: line.what, amount: String(line.amount / 100 / line.quantity), quantity: line.quantity, placeCode: "10", ...more });
  const extra = { day: "2026-11-12", description: "Report for the school", amount: "30" };
  const change = (id: string, draft: Draft, lines: object[], key = newId()) => boss.call("payments.changeDraft", { key, id, seen: draft.changedAt, lines });
  const idOf = async (): Promise<string> => (await invoices()).findLast((row) => row.state !== "void")?.id ?? "";

  it("changes only the session's own charge when it is corrected: the draft and what staff added stay", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    const draftId = await idOf();
    const draft = await read(draftId);
    const key = newId();
    const lines = [...draft.lines.map((line) => lineOf(line)), extra];
    await Promise.all([change(draftId, draft, lines, key), change(draftId, draft, lines, key)]);
    expect(await standing()).toEqual([{ state: "draft", total: 15_000 }]);
    await boss.call("scheduling.outcome", { id, key: newId(), came: false });
    await portal.drain();
    expect(await idOf()).toBe(draftId);
    expect(await standing()).toEqual([{ state: "draft", total: 3_000 }]);
    await boss.call("scheduling.decideFee", { id, key: newId(), charge: true, feeMinor: 5_000 });
    await portal.drain();
    expect((await standing()).map((row) => row.total).toSorted()).toEqual([3_000, 5_000]);
    await boss.call("scheduling.outcome", { id, key: newId(), came: true });
    await portal.drain();
    await again();
    expect((await standing()).map((row) => row.total).toSorted()).toEqual([12_000, 3_000]);
  });

  it("keeps a session's charge that staff changed by hand, whatever becomes of the session", async () => {
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    const draftId = await idOf();
    const draft = await read(draftId);
    const [line] = draft.lines;
    if (!line) throw new Error("a session has a charge");
    await expect(change(draftId, draft, [lineOf(line, { diagnoses: "anxious" })])).rejects.toMatchObject({ message: expect.stringContaining("with commas between them") as string });
    await change(draftId, draft, [lineOf(line, { code: "90834", diagnoses: "f41.1, F32.0", amount: "90" }), extra]);
    expect(await read(draftId)).toMatchObject({ total: 12_000, lines: [{ amount: 9_000, code: "90834", diagnoses: ["F41.1", "F32.0"] }, { amount: 3_000 }] });
    for (const came of [false, true]) {
      await boss.call("scheduling.outcome", { id, key: newId(), came });
      await portal.drain();
      expect(await idOf()).toBe(draftId);
      expect(await read(draftId)).toMatchObject({ total: 12_000, lines: [{ amount: 9_000, code: "90834" }, { amount: 3_000 }] });
    }
    // Billed once, and by the charge as staff left it.
    expect(await standing()).toEqual([{ state: "draft", total: 12_000 }]);
    // Somebody who looks at an older state of it overwrites nothing, and a draft keeps a charge.
    await expect(change(draftId, draft, [lineOf(line)])).rejects.toMatchObject({ message: expect.stringContaining("changed meanwhile") as string });
    const now = await read(draftId);
    await expect(change(draftId, now, now.lines.map((one) => lineOf(one, { remove: true })))).rejects.toMatchObject({ message: "Keep one charge, or throw the draft away." });
    await change(draftId, now, [lineOf(now.lines[0] ?? line, { code: "90834", diagnoses: ["F41.1", "F32.0"] }), lineOf(now.lines[1] ?? line, { remove: true })]);
    expect(await read(draftId)).toMatchObject({ total: 9_000, lines: [{ amount: 9_000 }] });
    await boss.call("payments.sendInvoice", { key: newId(), id: draftId });
    await expect(change(draftId, await read(draftId), [extra])).rejects.toMatchObject({ message: "This invoice was sent already." });
  });

  it("carries the procedure code that the practice gave the service, and none on a fee", async () => {
    await expect(setUpBooking(boss, staff, { procedureCode: "talk" })).rejects.toThrow("Write the code alone, such as 90834.");
    serviceId = await setUpBooking(boss, staff, { procedureCode: " 90834" });
    const id = await book(at(portal, 6, 9));
    await over(at(portal, 6, 9));
    const codes = async () => (await read(await idOf())).lines.map((line) => line.code);
    expect(await codes()).toEqual(["90834"]);
    await boss.call("scheduling.outcome", { id, key: newId(), came: false });
    await boss.call("scheduling.decideFee", { id, key: newId(), charge: true, feeMinor: 5_000 });
    await portal.drain();
    expect(await codes()).toEqual([""]);
  });

  it("carries the diagnoses of the client's last charge, which staff check, and none on a fee", async () => {
    const [first, second] = [at(portal, 6, 9), at(portal, 9, 9)];
    await book(first);
    const next = await book(second);
    await over(first);
    const before = await read(await idOf());
    await change(await idOf(), before, before.lines.map((line) => lineOf(line, { diagnoses: ["F41.1"] })));
    await boss.call("payments.sendInvoice", { key: newId(), id: await idOf() });
    await over(second);
    expect((await read(await idOf())).lines).toMatchObject([{ diagnoses: ["F41.1"] }]);
    await boss.call("scheduling.outcome", { id: next, key: newId(), came: false });
    await boss.call("scheduling.decideFee", { id: next, key: newId(), charge: true, feeMinor: 5_000 });
    await portal.drain();
    expect((await read(await idOf())).lines).toMatchObject([{ diagnoses: [] }]);
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
    await boss.call("payments.splitPayers", { clientId: client.viewer.clientId, parts: [{ portalUserId: ana.viewer.portalUserId, part: "50" }, { portalUserId: client.viewer.portalUserId, part: "50" }] });
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
