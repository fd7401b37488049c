import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { openMoney } from "./open-money.ts";
import { paymentOf, rowOf, sendInvoice, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("recording cash and checks on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const record = async (more: object): Promise<string> => (await staff.call<{ id: string }>("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", day: "2026-11-20", ...more })).id;
  const dueOn = (id: string, dueDay: string) => portal.ctx.model(invoices).update({ dueDay }, { where: { practiceId: portal.practice.id, id } });

  it("takes the account from the invoices where several people pay, and asks whose account credit is for", async () => {
    const { clientId, portalUserId } = client.viewer;
    const ana = await portal.client({ professional: staff, clientId, firstName: "Ana", relationship: "parent" });
    await staff.call("payments.splitPayers", { clientId, parts: [{ portalUserId: ana.viewer.portalUserId, part: "50" }, { portalUserId, part: "50" }] });
    const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId, send: true, lines: [{ day: "2026-11-12", description: "Session", amount: "100" }] });
    const [one = "", two = ""] = ids;
    await record({ amount: "50", parts: [{ invoiceId: one, amount: "50" }] });
    expect(await rowOf(portal.ctx, one)).toMatchObject({ state: "paid", paid: 5_000 });
    await expect(record({ amount: "20" })).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { payerId: "Choose whose account this credit is for." } } });
    const { payerId } = await rowOf(portal.ctx, two);
    const credit = await record({ amount: "20", payerId });
    expect(await paymentOf(portal.ctx, credit)).toMatchObject({ payerId, unallocated: 2_000 });
    await expect(record({ amount: "10", payerId: (await rowOf(portal.ctx, one)).payerId, parts: [{ invoiceId: two }] })).rejects.toMatchObject({ appCode: "INVALID" });
    const three = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId, send: true, lines: [{ day: "2026-11-13", description: "Session", amount: "100" }] });
    await expect(record({ amount: "100", parts: three.ids.map((invoiceId) => ({ invoiceId })) })).rejects.toMatchObject({ message: expect.stringContaining("paid by different people") as string });
    // Nobody's invoice but this client's.
    const other = await portal.client({ professional: staff });
    const theirs = await sendInvoice(staff, other.viewer.clientId);
    await expect(record({ amount: "10", parts: [{ invoiceId: theirs }] })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    const seen = await staff.call<{ payers: { id: string; name: string }[]; open: { id: string; payerId: string }[] }>("payments.billing", { clientId });
    expect(seen.payers.map((payer) => payer.name).toSorted()).toEqual(expect.arrayContaining([expect.stringContaining("Ana") as string]));
    expect(seen.open.find((line) => line.id === two)?.payerId).toBe(payerId);
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  }, 60_000);

  it("fills several invoices, the one that is due first, and keeps what was typed for one", async () => {
    const ids = [await sendInvoice(staff, client.viewer.clientId, "40"), await sendInvoice(staff, client.viewer.clientId, "60"), await sendInvoice(staff, client.viewer.clientId, "30")];
    const [late = "", first = "", typed = ""] = ids;
    await dueOn(late, "2026-12-20");
    await dueOn(first, "2026-12-01");
    await record({ amount: "80", parts: [{ invoiceId: late }, { invoiceId: first, amount: "" }, { invoiceId: typed, amount: "5" }] });
    expect(await Promise.all([late, first, typed].map(async (id) => (await rowOf(portal.ctx, id)).paid))).toEqual([1_500, 6_000, 500]);
    await expect(record({ amount: "60", over: false, parts: [{ invoiceId: late }, { invoiceId: typed }] })).rejects.toMatchObject({ details: { fields: { over: expect.stringContaining("$10.00 more than is left to pay") as string } } });
    await expect(record({ amount: "60", parts: [{ invoiceId: typed, amount: "26" }] })).rejects.toMatchObject({ details: { fields: { [`amount-${typed}`]: expect.stringContaining("$25.00 or less") as string } } });
    await expect(record({ amount: "60", parts: [{ invoiceId: first }] })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  it("spreads a check over invoices, keeps what is over as credit, and uses it for the next", async () => {
    const [one, two] = [await sendInvoice(staff, client.viewer.clientId, "40"), await sendInvoice(staff, client.viewer.clientId, "60")];
    // A form asks whoever typed more than is left, and nothing is recorded meanwhile.
    await expect(staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "cash", amount: "1000000", day: "2026-11-20", parts: [{ invoiceId: one, amount: "40" }], over: false })).rejects.toMatchObject({ appCode: "INVALID", message: expect.any(String) as string });
    expect(await rowOf(portal.ctx, one)).toMatchObject({ paid: 0 });
    await staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", amount: "120", day: "2026-11-20", note: "No. 118", parts: [{ invoiceId: one, amount: "40" }, { invoiceId: two, amount: "60" }] });
    expect((await client.call<{ balance: number; sentence: string }>("payments.overview"))).toMatchObject({ balance: -2_000, sentence: "You have $20.00 in credit. It is used for your next invoice." });
    const three = await sendInvoice(staff, client.viewer.clientId, "50");
    expect(await rowOf(portal.ctx, three)).toMatchObject({ state: "partly paid", paid: 2_000 });
    expect(await client.call("payments.overview")).toMatchObject({ balance: 3_000, sentence: "You owe $30.00 for 1 invoice." });
  });

  it("begins with what was owed or in credit before, once", async () => {
    const opening = (side: string, who = client) => staff.call("payments.openingBalance", { key: newId(), clientId: who.viewer.clientId, side, amount: "75.50" });
    await opening("owes");
    await expect(opening("credit")).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await client.call("payments.overview")).toMatchObject({ balance: 7_550 });
    const other = await portal.client({ professional: staff });
    await opening("credit", other);
    expect(await other.call("payments.overview")).toMatchObject({ balance: -7_550 });
  });

  it("records in the currency of the invoice, also after the practice’s own has changed", async () => {
    const [euros, dollars] = [await sendInvoice(staff, client.viewer.clientId), await sendInvoice(staff, client.viewer.clientId)];
    await portal.ctx.model(invoices).update({ currency: "EUR" }, { where: { practiceId: portal.practice.id, id: euros } });
    const id = await record({ amount: "10", parts: [{ invoiceId: euros }] });
    expect(await paymentOf(portal.ctx, id)).toMatchObject({ currency: "EUR", amount: 1_000 });
    expect(await rowOf(portal.ctx, euros)).toMatchObject({ paid: 1_000 });
    await expect(record({ amount: "10", parts: [{ invoiceId: euros }, { invoiceId: dollars }] })).rejects.toMatchObject({ message: expect.stringContaining("different currencies") as string });
  });

  it("tells each currency by itself, and leads from an invoice to a payment that is to be given back, however old", async () => {
    const { clientId } = client.viewer;
    const old = await sendInvoice(staff, clientId, "30");
    const boss = await portal.staff({ roles: ["administrator"] });
    const currencyIs = (currency: string) => boss.call("settings.save", { pluginId: "payments", values: { currency } });
    await currencyIs("EUR");
    expect(await client.call("payments.overview")).toMatchObject({ balance: 0, currency: "EUR", others: [{ balance: 3_000, currency: "USD" }], sentence: "You owe $30.00 for 1 invoice." });
    await sendInvoice(staff, clientId, "20");
    expect(await client.call("payments.overview")).toMatchObject({ balance: 2_000, others: [{ balance: 3_000, currency: "USD" }], sentence: "You owe €20.00 for 1 invoice. You owe $30.00 for 1 invoice." });
    const first = await record({ amount: "30", parts: [{ invoiceId: old }] });
    await currencyIs("USD");
    expect(await client.call("payments.overview")).toMatchObject({ balance: 0, others: [{ balance: 2_000, currency: "EUR" }] });
    for (let at = 0; at < 20; at += 1) await record({ amount: "1" });
    expect(await staff.call("payments.staffInvoice", { id: old })).toMatchObject({ payments: [{ id: first, refundable: 3_000 }] });
    expect(await client.call("payments.invoice", { id: old })).toMatchObject({ payments: [{ refundable: 0 }] });
    const billing = (paymentId: string) => staff.call<{ payments: { id: string }[]; refunding: { id: string } | null }>("payments.billing", { clientId, paymentId });
    const seen = await billing(first);
    expect(seen.payments.map((one) => one.id)).not.toContain(first);
    expect(seen.refunding).toMatchObject({ id: first, refundable: 3_000 });
    const other = await portal.client({ professional: staff });
    expect((await staff.call<{ refunding: unknown }>("payments.billing", { clientId: other.viewer.clientId, paymentId: first })).refunding).toBeNull();
  }, 60_000);
});
