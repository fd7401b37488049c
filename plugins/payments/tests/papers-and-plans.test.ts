import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { orders } from "../server/autopay/autopay-rows.ts";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { payments } from "../server/payments/payment-rows.ts";
import { openMoney } from "./open-money.ts";
import { addCard, rowOf, sendInvoice, typeCard, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Paper { id: string; title: string; kind: string; fileId: string }

describe.each(testEngines())("papers, automatic payments, plans and splits on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });
  afterEach(async () => {
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const today = () => new Date(portal.clock.now() - 5 * 3_600_000).toISOString().slice(0, 10);
  const generate = (input: object) => client.call<Paper>("payments.generate", { from: "2026-11-01", to: "2026-11-30", ...input });
  const textOf = async (fileId: string): Promise<string> => {
    const { stream } = await portal.ctx.files.open(fileId);
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts).toString("latin1");
  };

  it("make an invoice of a month, once for the same charges, and keep it", async () => {
    await sendInvoice(staff, client.viewer.clientId, "100", { staffId: staff.viewer.staffId });
    const paper = await generate({ kind: "invoice" });
    expect(paper).toMatchObject({ kind: "invoice", title: "Invoice for November 2026" });
    expect((await generate({ kind: "invoice" })).id).toBe(paper.id);
    expect((await client.call<{ documents: Paper[] }>("payments.documents", {})).documents.map((one) => one.id)).toEqual([paper.id]);
    const bytes = await textOf(paper.fileId);
    expect(bytes.startsWith("%PDF-1.7")).toBe(true);
    expect(bytes).toContain("/MarkInfo");
    expect((await client.call<{ sessions: unknown[]; professionals: unknown[] }>("payments.rangeSessions", { from: "2026-11-01", to: "2026-11-30" }))).toMatchObject({ sessions: [{ amount: 10_000 }], professionals: [{ name: "Dr Maya Rivera" }] });
    // A paper takes no number of an invoice.
    const next = await rowOf(portal.ctx, await sendInvoice(staff, client.viewer.clientId));
    const last = await portal.ctx.model(invoices).max("number", { where: { practiceId: portal.practice.id } });
    expect(next.number).toBe(Number(last));
  });

  it("say so when there is nothing in a range, and when a superbill would lack something", async () => {
    await expect(generate({ kind: "statement", from: "2020-01-01", to: "2020-01-31" })).rejects.toMatchObject({ message: "Nothing was charged or paid in these days." });
    await sendInvoice(staff, client.viewer.clientId, "100", { staffId: staff.viewer.staffId });
    await expect(generate({ kind: "superbill", staffId: staff.viewer.staffId })).rejects.toMatchObject({ message: expect.stringContaining("tax ID") as string });
    await expect(generate({ kind: "superbill" })).rejects.toBeDefined();
    expect((await generate({ kind: "statement" })).title).toBe("Statement for November 2026");
  });

  it("give a receipt whose file only who pays may open", async () => {
    const invoiceId = await sendInvoice(staff, client.viewer.clientId);
    await client.call("payments.pay", { key: newId(), invoiceId, amount: "100", methodId: await addCard(client) });
    await portal.drain();
    const [receipt] = (await client.call<{ documents: Paper[] }>("payments.documents", { kind: "receipt" })).documents;
    const open = (person: TestClient) => fetch(`${portal.url}/files/${receipt?.fileId ?? ""}`, { headers: { cookie: `anteroom=${person.token}` }, redirect: "manual" });
    expect((await open(client)).status).toBe(303);
    const noBilling = await portal.client({ professional: staff, clientId: client.viewer.clientId, relationship: "partner", permissions: ["basic"] });
    expect([403, 404]).toContain((await open(noBilling)).status);
  });

  const agree = (methodId: string, more: object = {}) => client.call("payments.agreeToAutopay", { key: newId(), methodId, cap: "150", moment: "sent", agreed: true, ...more });
  const ordersOf = async (invoiceId: string) => (await portal.ctx.model(orders).findAll({ where: { practiceId: portal.practice.id, invoiceId } })).map((row) => row.get());
  const triesOf = async (invoiceId: string) => (await portal.ctx.model(payments).findAll({ where: { practiceId: portal.practice.id, origin: "autopay" }, order: [["id", "ASC"]] })).map((row) => row.get()).filter((row) => row.wanted.includes(invoiceId));

  it("pay by themselves once, after notice", async () => {
    await expect(agree(await addCard(client), { agreed: false })).rejects.toBeDefined();
    await agree(await addCard(client));
    const id = await sendInvoice(staff, client.viewer.clientId);
    await portal.advance({ days: 1 });
    expect(await ordersOf(id)).toMatchObject([{ state: "noticed" }]);
    expect(await triesOf(id)).toHaveLength(0);
    await portal.advance({ days: 1 });
    await portal.advance({ minutes: 5 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    await portal.advance({ days: 2 });
    expect(await triesOf(id)).toHaveLength(1);
  });

  it("try three times more, then the backup once, then stop and say so", async () => {
    const bad = await addCard(client, "4000000000000341");
    await agree(bad, { backupId: await addCard(client, "4000000000009995") });
    await expect(client.call("payments.removeMethod", { id: bad })).rejects.toMatchObject({ message: expect.stringContaining("Add another card") as string });
    const id = await sendInvoice(staff, client.viewer.clientId);
    // Begun and told, tried, and again after 1, 3 and 5 days.
    for (const days of [1, 1, 1, 3, 5]) await portal.advance({ days });
    const tries = await triesOf(id);
    expect(tries.map((row) => row.state)).toEqual(["failed", "failed", "failed", "failed", "failed"]);
    expect(tries.map((row) => row.reason)).toEqual(["declined", "declined", "declined", "declined", "funds"]);
    expect(await ordersOf(id)).toMatchObject([{ state: "stopped" }]);
    for (const days of [1, 7]) await portal.advance({ days });
    expect(await triesOf(id)).toHaveLength(5);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", pending: 0 });
  }, 60_000);

  it("take nothing above the limit, nor once somebody has paused or paid by hand", async () => {
    const card = await addCard(client);
    await agree(card, { cap: "50" });
    const large = await sendInvoice(staff, client.viewer.clientId);
    for (const days of [1, 1]) await portal.advance({ days });
    expect(await triesOf(large)).toHaveLength(0);
    expect(await ordersOf(large)).toMatchObject([{ state: "stopped", why: "cap" }]);
  });

  it("let an invoice be paid in parts that were agreed to in the conversation", async () => {
    await addCard(client);
    const id = await sendInvoice(staff, client.viewer.clientId, "100.01");
    const plan = newId();
    const first = new Date(portal.clock.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await staff.call("payments.proposePlan", { key: plan, invoiceId: id, parts: 2, first, every: "week" });
    const [posted] = (await portal.posted("payments.plan")).filter((card) => card.subjectId === plan);
    const place = { conversationId: client.conversationId, entryId: posted?.entryId ?? "" };
    const { rev } = await client.call<{ rev: number }>("inbox.card", place);
    expect(await client.call("inbox.act", { ...place, action: "accept", rev, key: newId(), fields: {} })).toMatchObject({ ok: true, card: { state: "in_progress" } });
    for (const days of [2, 1, 6, 1, 1]) await portal.advance({ days });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_001 });
  }, 60_000);

  it("split charges between two people to the cent, and show each only their own", async () => {
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    await expect(staff.call("payments.splitPayers", { clientId: client.viewer.clientId, parts: [{ portalUserId: ana.viewer.portalUserId, part: "90" }] })).rejects.toBeDefined();
    await staff.call("payments.splitPayers", { clientId: client.viewer.clientId, parts: [{ portalUserId: ana.viewer.portalUserId, part: "66.67" }, { portalUserId: client.viewer.portalUserId, part: "33,33 %" }] });
    const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ day: today(), description: "Session", amount: "100.01" }] });
    const rows = await Promise.all(ids.map((id) => rowOf(portal.ctx, id)));
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(10_001);
    const seen = async (person: TestClient) => (await person.call<{ open: { id: string; total: number }[] }>("payments.overview")).open;
    expect([...(await seen(ana)), ...(await seen(client))].map((line) => line.total).toSorted((a, b) => a - b)).toEqual(rows.map((row) => row.total).toSorted((a, b) => a - b));
    const [hers] = await seen(ana);
    await expect(client.call("payments.invoice", { id: hers?.id })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await portal.drain();
    expect((await portal.posted("payments.invoice")).filter((card) => card.conversationId === client.conversationId).map((card) => card.subjectId)).not.toContain(hers?.id);
  });

  it("split charges by amounts, and leave the rest to whoever has none, or to the client's own account", async () => {
    const { clientId } = client.viewer;
    const ana = await portal.client({ professional: staff, clientId, firstName: "Ana", relationship: "parent" });
    const [hers, theirs] = [{ portalUserId: ana.viewer.portalUserId, part: "40" }, { portalUserId: client.viewer.portalUserId, part: "" }];
    const split = (parts: object[]) => staff.call("payments.splitPayers", { clientId, by: "amount", parts });
    await expect(split([{ ...hers, part: "" }, theirs])).rejects.toMatchObject({ details: { fields: { [`part-${theirs.portalUserId}`]: expect.stringContaining("only one person") as string } } });
    await expect(split([{ ...hers, part: "-3" }, theirs])).rejects.toMatchObject({ appCode: "INVALID" });
    const bill = async (amount: string): Promise<Record<string, number>> => {
      const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId, send: true, lines: [{ day: today(), description: "Session", amount }] });
      const rows = await Promise.all(ids.map((id) => rowOf(portal.ctx, id)));
      const users = new Map((await staff.call<{ payers: { id: string; portalUserId: string | null }[] }>("payments.clientPayers", { clientId })).payers.map((one) => [one.id, one.portalUserId]));
      const name = { [ana.viewer.portalUserId]: "ana", [client.viewer.portalUserId]: "client" };
      return Object.fromEntries(rows.map((row) => [name[users.get(row.payerId) ?? ""] ?? "own", row.total]));
    };
    await split([hers, theirs]);
    expect(await bill("100.01")).toEqual({ ana: 4_000, client: 6_001 });
    expect(await bill("25")).toEqual({ ana: 2_500 });
    await split([hers]);
    expect(await bill("100")).toEqual({ ana: 4_000, own: 6_000 });
    await split([]);
    expect(await bill("100")).toEqual({ own: 10_000 });
  });

  it("can be paid by a link without signing in, which says no more than it must", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { url } = await staff.call<{ url: string }>("payments.payLink", { invoiceId: id });
    const page = await (await fetch(url)).text();
    expect(page).toContain("$100.00");
    for (const word of ["Jordan", "Lee", "Psychotherapy", "90834"]) expect(page).not.toContain(word);
    const pay = (amount: string) => fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ key: newId(), amount }) });
    expect(await (await pay("0")).text()).toContain("Enter an amount above zero.");
    const sent = await pay("100");
    expect((await typeCard(sent.headers.get("location") ?? "", "4242424242424242")).status).toBe(303);
    await portal.drain();
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await (await fetch(url)).text()).toContain("There is nothing to pay");
    expect((await fetch(`${url}x`)).status).toBe(404);
  });

  it("can be left and opened again by that link, and stopped; what somebody began in the portal is not shown to it", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { url } = await staff.call<{ url: string }>("payments.payLink", { invoiceId: id });
    const post = (fields: Record<string, string>) => fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });
    const secure = (await post({ key: newId(), amount: "100" })).headers.get("location") ?? "none";
    const again = await (await fetch(url)).text();
    expect(again).toContain("Nothing was charged.");
    expect(again).toContain(secure.replaceAll("&", "&amp;"));
    expect((await post({ stop: "1" })).status).toBe(303);
    expect(await (await fetch(url)).text()).toContain("Amount to pay");
    const { url: own } = await client.call<{ url: string }>("payments.pay", { key: newId(), invoiceId: id, amount: "100", methodId: null });
    const seen = await (await fetch(url)).text();
    expect(seen).toContain("Nothing was charged.");
    expect(seen).not.toContain(own.replaceAll("&", "&amp;"));
  });

  it("say how to ask about a line where nobody can write", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    await expect(client.call("payments.question", { key: newId(), invoiceId: id, text: "What is this?" })).rejects.toMatchObject({ message: "You cannot send messages here. Call your practice to ask about this." });
  });
});
