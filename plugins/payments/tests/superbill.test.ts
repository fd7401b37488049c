import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alsoNamed } from "../server/documents/keep-superbill.ts";
import { addCard, rowOf, sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Missing { say: string; href: string | null; who: string | null }
interface Line { id: string; code: string; diagnoses: string[]; amount: number }

describe.each(testEngines())("superbills on $name", ({ name }) => {
  let portal: MoneyPortal;
  let boss: TestPerson<StaffViewer>;
  let biller: TestPerson<StaffViewer>;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    [boss, biller, staff] = [await portal.staff({ roles: ["administrator"] }), await portal.staff({ roles: ["biller"] }), await portal.staff()];
    client = await portal.client({ professional: staff });
    await boss.call("settings.save", { pluginId: "payments", values: { taxId: "", billingAddress: "", autoSuperbillDay: 0 } });
  });

  const of = () => ({ clientId: client.viewer.clientId, from: "2026-11-01", to: "2026-11-30", staffId: staff.viewer.staffId });
  const missing = async (person: TestPerson<StaffViewer>) => (await person.call<{ missing: Missing[] }>("payments.superbillMissing", of())).missing;
  const make = () => biller.call<{ id: string; size: number }>("payments.generateFor", { ...of(), kind: "superbill" });
  const linesOf = async (id: string) => (await biller.call<{ lines: Line[] }>("payments.staffInvoice", { id })).lines;
  const correct = async (id: string, codes: object) => biller.call("payments.correctCodes", { key: newId(), id, lines: (await linesOf(id)).map((line) => ({ id: line.id, ...codes })) });
  const complete = async () => {
    boss = await portal.staff({ roles: ["administrator"] });
    await boss.call("settings.save", { pluginId: "payments", values: { taxId: "12-3456789", billingAddress: "12 Linden Street" } });
    await portal.host.db.hot.run("UPDATE clients SET birth_date = '1990-04-02', address = '2 Side Street' WHERE practice_id = ?", [portal.practice.id]);
    await portal.host.db.hot.run("INSERT INTO staff_profiles (practice_id, staff_id, npi, licences) VALUES (?, ?, ?, ?)", [portal.practice.id, staff.viewer.staffId, "1234567893", '["NY 1"]']);
  };

  it("say what they lack, and lead whoever may to where it is filled in", async () => {
    const id = await sendInvoice(biller, client.viewer.clientId, "100", { staffId: staff.viewer.staffId });
    const number = String((await rowOf(portal.ctx, id)).number);
    const chart = `/staff/clients/${client.viewer.clientId}`;
    const seen = await missing(biller);
    const at = (list: Missing[], say: string) => list.find((one) => one.say === say);
    expect(at(seen, "The practice’s tax ID.")).toMatchObject({ href: null, who: "An administrator can fill it in." });
    expect(at(seen, "The professional’s NPI, or their supervisor’s.")).toMatchObject({ href: null });
    expect(at(seen, `On invoice ${number}: a diagnosis.`)).toMatchObject({ href: `${chart}/billing/${id}?do=codes`, who: null });
    const bosses = await missing(boss);
    expect(at(bosses, "The practice’s tax ID.")).toMatchObject({ href: "/staff/settings/plugins/payments" });
    expect(at(bosses, "The professional’s NPI, or their supervisor’s.")).toMatchObject({ href: `/staff/settings/team/${staff.viewer.staffId}` });
    expect(at(bosses, "The client’s date of birth.")).toMatchObject({ href: `${chart}/edit` });
    expect(await missing(await portal.staff({ roles: ["biller"] }))).toEqual(seen);
    await expect((await portal.staff({ roles: ["scheduler"] })).call("payments.superbillMissing", of())).rejects.toMatchObject({ appCode: "FORBIDDEN" });
  });

  it("carry codes that are corrected after an invoice was paid, as another paper, and leave its money alone", async () => {
    const id = await sendInvoice(biller, client.viewer.clientId, "100", { staffId: staff.viewer.staffId });
    await client.call("payments.pay", { key: newId(), invoiceId: id, amount: "100", methodId: await addCard(client) });
    await portal.drain();
    await complete();
    await expect(correct(id, { code: "90834", diagnoses: "anxiety" })).rejects.toThrow("Enter diagnosis codes such as F41.1");
    await correct(id, { code: "90834", diagnoses: "f41.1, F32.0", placeCode: "11" });
    expect(await linesOf(id)).toMatchObject([{ code: "90834", diagnoses: ["F41.1", "F32.0"], amount: 10_000 }]);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", total: 10_000, paid: 10_000 });
    const first = await make();
    expect((await make()).id).toBe(first.id);
    await correct(id, { code: "90837", diagnoses: "F41.1", placeCode: "11" });
    expect((await make()).id).not.toBe(first.id);
    // A draft is changed as a whole, and nobody's lines but the invoice's own.
    const { ids } = await biller.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, lines: [{ day: "2026-11-12", description: "Session", amount: "10" }] });
    await expect(correct(ids[0] ?? "", { code: "90837" })).rejects.toMatchObject({ appCode: "CONFLICT" });
    const other = await sendInvoice(biller, client.viewer.clientId);
    await expect(biller.call("payments.correctCodes", { key: newId(), id: other, lines: (await linesOf(id)).map((line) => ({ id: line.id, code: "90837" })) })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("leave off what is no service, such as a fee, and need no code for it", async () => {
    await complete();
    const line = { day: "2026-11-12", staffId: staff.viewer.staffId };
    await biller.call("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ ...line, description: "Fee for a missed session", amount: "60" }] });
    expect(await missing(biller)).toHaveLength(1);
    await biller.call("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ ...line, description: "Psychotherapy", amount: "120", code: "90834", diagnoses: "F41.1" }] });
    expect(await missing(biller)).toEqual([]);
    await make();
  });

  it("name additional clients of a couple or family when staff want it, as another paper", async () => {
    await complete();
    await biller.call("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ day: "2026-11-12", staffId: staff.viewer.staffId, description: "Couples therapy", amount: "120", code: "90847", diagnoses: "F41.1" }] });
    const alone = await make();
    const named = (additional: string, more: object = {}) => biller.call<{ id: string; size: number }>("payments.generateFor", { ...of(), kind: "superbill", additional, ...more });
    const both = await named(" Sam Lee \r\n\nKim Lee");
    expect(both.id).not.toBe(alone.id);
    // Their names are on it.
    expect(both.size - alone.size).toBeGreaterThan(20);
    expect(alsoNamed(["Sam Lee", "Kim Lee"])).toEqual([{ label: "Additional clients", value: "Sam Lee\nKim Lee" }]);
    expect((await named("Sam Lee\nKim Lee")).id).toBe(both.id);
    expect((await make()).id).toBe(alone.id);
    await expect(named("Sam Lee", { kind: "statement" })).rejects.toMatchObject({ details: { fields: { additional: "Only a superbill names additional clients." } } });
    await expect(named("A\nB\nC\nD\nE\nF")).rejects.toThrow("Name 5 people or fewer.");
    await expect(named("x".repeat(101))).rejects.toThrow("Use 100 characters or fewer for a name.");
  });

  it("that should have made themselves wait for staff while something is missing, and are off the list once they are made", async () => {
    const tomorrow = () => new Date(portal.clock.now() + 86_400_000);
    while (tomorrow().getUTCDate() > 28) await portal.advance({ days: 1 });
    [boss, biller, staff] = [await portal.staff({ roles: ["administrator"] }), await portal.staff({ roles: ["biller"] }), await portal.staff()];
    client = await portal.client({ professional: staff });
    await boss.call("settings.save", { pluginId: "payments", values: { autoSuperbillDay: tomorrow().getUTCDate() } });
    const lastDay = new Date(Date.UTC(tomorrow().getUTCFullYear(), tomorrow().getUTCMonth(), 0)).toISOString().slice(0, 10);
    const month = { from: `${lastDay.slice(0, 8)}01`, to: lastDay };
    const other = await portal.client({ professional: staff });
    await complete();
    const line = { staffId: staff.viewer.staffId, day: lastDay };
    const id = await sendInvoice(biller, client.viewer.clientId, "100", line);
    await sendInvoice(biller, other.viewer.clientId, "100", { ...line, diagnoses: "F41.1" });
    await portal.advance({ days: 1 });
    biller = await portal.staff({ roles: ["biller"] });
    // The one that lacks nothing is made, and comes into the conversation.
    expect((await portal.posted("payments.paper")).map(({ conversationId }) => conversationId)).toEqual([other.conversationId]);
    const waiting = async () => (await biller.call<{ items: { clientId: string; href: string }[] }>("payments.queue", { tab: "superbills" })).items.filter((one) => one.clientId === client.viewer.clientId);
    expect(await waiting()).toMatchObject([{ href: `/staff/clients/${client.viewer.clientId}/billing/papers?kind=superbill` }]);
    await correct(id, { code: "90834", diagnoses: "F41.1" });
    await biller.call("payments.generateFor", { ...of(), kind: "superbill", ...month });
    expect(await waiting()).toEqual([]);
  });
});
