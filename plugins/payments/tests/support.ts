import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal, TestPortalOptions } from "@anteroom/core/testing";
import express from "express";
import { checkLedger } from "../server/ledger/check-ledger.ts";
import { balanceOf } from "../server/ledger/balance-of.ts";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { dueOf } from "../server/invoices/due-of.ts";
import paymentsPlugin from "../server/index.ts";
import { payments } from "../server/payments/payment-rows.ts";
import { testCharges } from "../server/test-processor/test-rows.ts";

/** A portal that listens, so that the test processor's pages and notices go over real HTTP. */
export interface MoneyPortal extends TestPortal {
  url: string;
  http: Server;
  ctx: PluginContext;
}

export async function startMoneyPortal(given: TestPortalOptions = {}): Promise<MoneyPortal> {
  const app = express();
  const http = createServer(app);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const portal = await createTestPortal({ plugins: [paymentsPlugin], ...given, options: { ...given.options, baseUrl: url } });
  portal.portal.attach(app, http);
  const close = portal.close.bind(portal);
  return Object.assign(portal, {
    url, http, ctx: portal.host.context("payments", portal.practice.id, null),
    async close() {
      await close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  });
}

/** Types a number on the test processor's page, and goes where it leads. */
export async function typeCard(page: string, number: string, more: Record<string, string> = {}): Promise<{ status: number; location: string | null; text: string }> {
  const sent = await fetch(page, { method: "POST", redirect: "manual", body: new URLSearchParams({ kind: "card", number, expires: "12/31", code: "123", ...more }) });
  return { status: sent.status, location: sent.headers.get("location"), text: await sent.text() };
}

/** Adds a card as a client does; answers the method's id. */
export async function addCard(client: TestClient, number = "4242424242424242", more: Record<string, string> = {}): Promise<string> {
  const key = newId();
  const { url } = await client.call<{ url: string }>("payments.addMethod", { key });
  const typed = await typeCard(url, number, more);
  if (typed.status !== 303) throw new Error(`the card was refused: ${typed.text}`);
  const { methodId } = await client.call<{ methodId: string | null }>("payments.finishMethod", { id: key });
  return methodId ?? "";
}

/** Sends an invoice of one line; answers its id. */
export async function sendInvoice(staff: TestPerson<StaffViewer>, clientId: string, amount = "100.00", more: object = {}): Promise<string> {
  const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId, send: true, lines: [{ day: "2026-11-12", description: "Psychotherapy, 45 minutes", code: "90834", amount, ...more }] });
  return ids[0] ?? "";
}

export const rowOf = async (ctx: PluginContext, id: string) => (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id }, rejectOnEmpty: true })).get();
export const paymentOf = async (ctx: PluginContext, id: string) => (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id }, rejectOnEmpty: true })).get();

/** What is wrong with the money of a practice: the ledger by itself, and ledger, invoices and processor against each other. Nothing when all agree. */
export async function wrongWithMoney(ctx: PluginContext): Promise<string[]> {
  const { wrong } = await checkLedger(ctx);
  const where = { practiceId: ctx.practiceId };
  const [asked, paid, charged] = await Promise.all([ctx.model(invoices).findAll({ where }), ctx.model(payments).findAll({ where }), ctx.model(testCharges).findAll({ where })]);
  const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const live = asked.map((row) => row.get()).filter((row) => row.state !== "draft" && row.state !== "void");
  const given = paid.map((row) => row.get());
  for (const payerId of new Set([...live.map((row) => row.payerId), ...given.map((row) => row.payerId)])) {
    const owed = sum(live.filter((row) => row.payerId === payerId).map(dueOf)) - sum(given.filter((row) => row.payerId === payerId).map((row) => row.unallocated));
    const balance = await balanceOf(ctx, [payerId], "USD");
    if (owed !== balance) wrong.push(`a payer owes ${owed} by invoices and ${balance} by the ledger`);
  }
  for (const row of live) {
    if (row.paid > row.total || dueOf(row) < 0 || row.pending < 0) wrong.push(`an invoice of ${row.total} has ${row.paid} paid, ${row.pending} on its way`);
    const waiting = sum(given.filter((one) => ["processing", "needs action", "on hold"].includes(one.state)).flatMap((one) => (JSON.parse(one.wanted) as { invoiceId: string; amount: number }[]).filter((part) => part.invoiceId === row.id).map((part) => part.amount)));
    if (waiting !== row.pending) wrong.push(`an invoice holds back ${row.pending}, and payments of ${waiting} are on their way`);
  }
  for (const charge of charged.map((row) => row.get())) {
    const mine = given.find((row) => row.id === charge.paymentId);
    const took = charge.state === "succeeded" ? charge.amount - charge.refunded - (charge.dispute === "lost" || charge.dispute === "open" ? charge.amount - charge.refunded : 0) : 0;
    const booked = mine?.settledAt ? mine.amount - mine.refunded - mine.lost - mine.disputed : 0;
    if (took !== booked) wrong.push(`the processor has ${took} of a payment, and ${booked} is booked (${charge.state}, ${mine?.state ?? "no payment"})`);
  }
  const numbers = live.map((row) => row.number).concat(asked.map((row) => row.get()).filter((row) => row.state === "void" && row.number !== null).map((row) => row.number)).toSorted((a, b) => Number(a) - Number(b));
  numbers.forEach((number, at) => number !== at + 1 && wrong.push(`the invoice numbers have a gap at ${at + 1}`));
  return wrong;
}
