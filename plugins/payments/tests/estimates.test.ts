import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Estimate { id: string; state: string; total: number; reason: string; fileId: string; acknowledged: { by: string } | null }

describe.each(testEngines())("good faith estimates on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let biller: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff({ roles: ["professional"] });
    biller = await portal.staff({ roles: ["biller"] });
    client = await portal.client({ professional: staff });
  });

  const day = (ahead: number): string => new Date(portal.clock.now() - 5 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);
  const send = (change: object = {}, by: TestPerson<StaffViewer> = biller) =>
    by.call<{ id: string }>("payments.sendGoodFaithEstimate", { key: newId(), clientId: client.viewer.clientId, staffId: staff.viewer.staffId, fromDay: day(0), toDay: day(90), validUntil: day(30), lines: [{ description: "Psychotherapy, 45 minutes", code: "90834", quantity: "8", amount: "120" }], ...change });
  const list = async () => (await biller.call<{ estimates: Estimate[] }>("payments.estimates", { clientId: client.viewer.clientId })).estimates;
  const cardOf = async (id: string) => (await portal.posted("payments.estimate")).filter((card) => card.subjectId === id && card.conversationId === client.conversationId);
  const press = async (id: string, who: TestClient = client) => {
    const place = { conversationId: who.conversationId, entryId: (await portal.posted("payments.estimate")).find((card) => card.subjectId === id && card.conversationId === who.conversationId)?.entryId ?? "" };
    const { rev } = await who.call<{ rev: number }>("inbox.card", place);
    return who.call<{ ok: boolean; card?: { state: string } }>("inbox.act", { ...place, action: "acknowledge", rev, key: newId(), fields: {} });
  };

  it("come into the conversation as a card and a paper, and say who has read them", async () => {
    const key = newId();
    await Promise.all([send({ key }), send({ key })]);
    const [one, ...more] = await list();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ id: key, state: "sent", total: 96_000, acknowledged: null });
    expect(await cardOf(key)).toHaveLength(1);
    const open = (person: TestClient) => fetch(`${portal.url}/files/${one?.fileId ?? ""}`, { headers: { cookie: `anteroom=${person.token}` }, redirect: "manual" });
    expect((await open(client)).status).toBe(303);
    expect(await press(key)).toMatchObject({ ok: true, card: { state: "done" } });
    expect(await list()).toMatchObject([{ state: "acknowledged", acknowledged: { by: expect.any(String) as string } }]);
    await client.call("payments.acknowledgeEstimate", { id: key });
    expect(await client.call("payments.estimate", { id: key })).toMatchObject({ words: expect.stringContaining("It is no contract") as string });
  });

  it("name what is wrong at once and send nothing", async () => {
    await expect(send({ toDay: day(-1), validUntil: day(-1), lines: [{ description: "Psychotherapy", quantity: "8", amount: "much" }] })).rejects.toMatchObject({ details: { fields: { toDay: "The last day is before the first.", validUntil: "Choose today or a later day.", "lines.0.amount": expect.any(String) as string } } });
    await expect(send({ toDay: day(400) })).rejects.toMatchObject({ details: { fields: { toDay: "An estimate covers a year at most." } } });
    await expect(send({ fromDay: "2027-01-01", toDay: "2028-01-01" })).rejects.toMatchObject({ details: { fields: { toDay: "An estimate covers a year at most." } } });
    await expect(send({ staffId: newId() })).rejects.toMatchObject({ details: { fields: { staffId: "Choose the professional." } } });
    expect(await list()).toEqual([]);
  });

  it("are replaced by a newer one of the same days, withdrawn with a reason, and run out by themselves", async () => {
    const { id: first } = await send();
    const { id: second } = await send({ validUntil: day(2) });
    expect((await list()).map(({ id, state }) => ({ id, state }))).toEqual([{ id: second, state: "sent" }, { id: first, state: "replaced" }]);
    await expect(client.call("payments.acknowledgeEstimate", { id: first })).rejects.toMatchObject({ message: "There is a newer estimate." });
    const { id: other } = await send({ fromDay: day(100), toDay: day(120) });
    await expect(biller.call("payments.withdrawEstimate", { id: other, reason: " " })).rejects.toThrow("Say why: the client reads it.");
    await biller.call("payments.withdrawEstimate", { id: other, reason: "Your plan covers these sessions." });
    await biller.call("payments.withdrawEstimate", { id: other, reason: "Again." });
    expect(await client.call("payments.estimate", { id: other })).toMatchObject({ state: "withdrawn", reason: "Your plan covers these sessions." });
    await portal.advance({ days: 4 });
    biller = await portal.staff({ roles: ["biller"] });
    expect((await list()).find(({ id }) => id === second)).toMatchObject({ state: "expired" });
  });

  it("are nobody's business who does not see the client's bills", async () => {
    const { id } = await send();
    const stranger = await portal.client({ professional: staff });
    const noBilling = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "partner", permissions: ["basic"] });
    await expect(stranger.call("payments.estimate", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(stranger.call("payments.acknowledgeEstimate", { id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(noBilling.call("payments.estimate", { id })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    const elsewhere = await portal.staff({ practice: await portal.newPractice("Harbor House"), roles: ["administrator"] });
    for (const [path, input] of [["payments.estimates", { clientId: client.viewer.clientId }], ["payments.withdrawEstimate", { id, reason: "No." }]] as const) await expect(elsewhere.call(path, input)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(send({}, elsewhere)).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await expect(send({}, staff)).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    expect(await list()).toMatchObject([{ state: "sent" }]);
  });

  it("say what the paper lacks, and take name, code and price of what can be booked", async () => {
    const boss = await portal.staff({ roles: ["administrator"] });
    const lacks = async () => (await boss.call<{ missing: { say: string; href: string | null }[] }>("payments.estimates", { clientId: client.viewer.clientId })).missing;
    expect(await lacks()).toContainEqual({ say: "The practice’s tax ID.", href: "/staff/settings/plugins/payments", who: null });
    await boss.call("settings.save", { pluginId: "payments", values: { taxId: "12-3456789" } });
    expect((await lacks()).map(({ say }) => say)).not.toContain("The practice’s tax ID.");
    await expect(send({ lines: [{ quantity: "8", amount: "" }] })).rejects.toMatchObject({ details: { fields: { "lines.0.description": "Choose a service, or say what it is.", "lines.0.amount": expect.any(String) as string } } });
  });

  it("warn staff before a bill passes one by as much as can be disputed", async () => {
    await send({ lines: [{ description: "Psychotherapy", quantity: "1", amount: "120" }] });
    const draft = async (amount: string) => (await biller.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, lines: [{ day: day(0), description: "Psychotherapy", amount }] })).ids[0] ?? "";
    const passed = async (id: string) => (await biller.call<{ passed: { over: number } | null }>("payments.staffInvoice", { id })).passed;
    expect(await passed(await draft("519.99"))).toBeNull();
    const id = await draft("520");
    expect(await passed(id)).toMatchObject({ over: 40_000 });
    await biller.call("payments.sendInvoice", { key: newId(), id });
    expect(await passed(id)).toMatchObject({ over: 40_000 });
    expect((await client.call<{ passed: unknown }>("payments.invoice", { id })).passed).toBeNull();
  });

  it("count of a draft what lies in the days of the estimate, and may cover a whole year", async () => {
    await send({ fromDay: day(0), toDay: day(1), lines: [{ description: "Psychotherapy", quantity: "1", amount: "120" }] });
    const { ids } = await biller.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, lines: [{ day: day(0), description: "Psychotherapy", amount: "120" }, { day: day(-10), description: "Psychotherapy", amount: "400" }] });
    expect((await biller.call<{ passed: unknown }>("payments.staffInvoice", { id: ids[0] })).passed).toBeNull();
    await send({ fromDay: "2027-01-01", toDay: "2027-12-31" });
    expect((await list())[0]).toMatchObject({ state: "sent" });
  });
});
