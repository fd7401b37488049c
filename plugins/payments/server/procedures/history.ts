import { idInput, pageCursor, pageOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceState } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { nameOfPayer } from "../payers/name-of-payer.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { refundableOf } from "../payments/refund-payment.ts";
import { wantedOf } from "../payments/wanted-of.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";
import { invoiceLines, overviewOf } from "./overview.ts";

const over: InvoiceState[] = ["paid", "void", "written off", "refunded", "partly refunded"];
/** How many payments stand beside the invoices; older ones stand on the invoices that they paid. */
const recent = 20;

/** The latest payments of these accounts, the newest first. */
async function paymentsOf(ctx: PluginContext, payerIds: string[]) {
  const rows = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, payerId: payerIds }, order: [["id", "DESC"]], limit: recent })).map((row) => row.get());
  return rows.map(shownPayment);
}

const shownPayment = (row: PaymentRow) => ({ id: row.id, state: row.state, label: row.label, amount: row.amount, refunded: row.refunded, unallocated: row.unallocated, ahead: row.reserved === 1, currency: row.currency, at: row.settledAt ?? row.createdAt, invoiceId: wantedOf(row)[0]?.invoiceId ?? null, refundable: refundableOf(row) });

/** The invoices that are over, in pages, and the latest payments. */
export const history = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const payerIds = (await visiblePayers(plugin, viewer, viewer.clientId)).map((payer) => payer.id);
    const [{ rows, next }, paid] = await Promise.all([pageOf(plugin.model(invoices), { where: { practiceId: plugin.practiceId, payerId: payerIds, state: over }, after }), paymentsOf(plugin, payerIds)]);
    return { invoices: await invoiceLines(plugin, rows), next, payments: paid };
  });

/** A client's money for staff: what they owe and why, every invoice in pages, the latest payments, and the one that is to be given back. */
export const billing = staffProcedure
  .meta({ permission: "payments.see" })
  .input(z.object({ clientId: idInput(), after: pageCursor, paymentId: z.string().nullable().default(null) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, after, paymentId } }) => {
    const client = await plugin.people.clientFor(viewer, clientId);
    const [accounts, users] = await Promise.all([visiblePayers(plugin, viewer, clientId), plugin.people.portalUsersOf(clientId)]);
    const payerIds = accounts.map((payer) => payer.id);
    const [summary, { rows, next }, paid, today] = await Promise.all([overviewOf(plugin, viewer, clientId), pageOf(plugin.model(invoices), { where: { practiceId: plugin.practiceId, clientId }, after }), paymentsOf(plugin, payerIds), practiceDay(plugin)]);
    // It may be older than the latest ones.
    const asked = paymentId ? (await plugin.model(payments).findOne({ where: { practiceId: plugin.practiceId, payerId: payerIds, id: paymentId } }))?.get() : undefined;
    return { ...summary, invoices: await invoiceLines(plugin, rows), next, payments: paid, refunding: asked && refundableOf(asked) > 0 ? shownPayment(asked) : null, payers: accounts.map((one) => ({ id: one.id, name: nameOfPayer(one.portalUserId, users, client) })), today, mayBill: plugin.holds("payments.bill", viewer), mayRefund: plugin.holds("payments.refund", viewer) };
  });
