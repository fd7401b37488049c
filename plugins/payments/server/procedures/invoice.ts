import { idInput } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { z } from "zod";
import { plans } from "../autopay/autopay-rows.ts";
import { takenOff } from "../invoices/taken-off.ts";
import { isNeutral, neutralWord } from "../cards/charge-words.ts";
import { openLines } from "../documents/line-table.ts";
import { invoiceFor, linesOf } from "../invoices/find-invoice.ts";
import { passedEstimate } from "../estimates/passed-estimate.ts";
import { methodName } from "../methods/method-name.ts";
import { visibleMethods } from "../methods/visible-methods.ts";
import { amountField } from "../money/money-text.ts";
import { allocated } from "../payments/allocated.ts";
import { begunFor } from "../payments/begun-for.ts";
import { payments } from "../payments/payment-rows.ts";
import { refundableOf } from "../payments/refund-payment.ts";
import { openText } from "../sealed.ts";
import { mayAskPlan } from "../plans/may-ask-plan.ts";
import { isLive } from "../processors/processor-of.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";
import { workingLinks } from "../web/end-pay-links.ts";
import { invoiceLines } from "./overview.ts";

/** An invoice with its lines and the payments that count for it. Codes and diagnoses are for superbills and staff. */
async function detailsOf(ctx: PluginContext, viewer: Viewer, id: string) {
  const row = await invoiceFor(ctx, viewer, id);
  const [[line], neutral, lines, parts, live, begun] = await Promise.all([invoiceLines(ctx, [row]), isNeutral(ctx, row.clientId), linesOf(ctx, [id]), allocated(ctx, { invoiceId: id }), isLive(ctx), begunFor(ctx, [row])]);
  const paid = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, id: parts.map((part) => part.paymentId) } })).map((one) => one.get());
  const unfinished = begun.get(id);
  const isStaff = viewer.kind === "staff";
  const plan = isStaff ? (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, invoiceId: id, state: ["proposed", "accepted"] } }))?.get() : undefined;
  const passed = isStaff && row.kind === "services" && row.state !== "void" ? await passedEstimate(ctx, { clientId: row.clientId, days: lines.map((one) => one.day), currency: row.currency, drafted: row.state === "draft" ? lines : [] }) : null;
  const may = (permission: string): boolean => isStaff && ctx.holds(permission, viewer);
  return {
    ...line, live, begun: unfinished ? { paymentId: unfinished.paymentId, amount: unfinished.amount } : null, id: row.id, kind: row.kind, clientId: row.clientId, changedAt: row.changedAt, staffId: row.staffId, fromDay: row.fromDay, toDay: row.toDay, subtotal: row.subtotal, tax: row.tax, paid: row.paid, pending: row.pending, credited: row.credited, refunded: row.refunded, note: openText(ctx, ["invoices", row.id, "note"], row.note),
    lines: openLines(ctx, lines).map((one) => ({
      id: one.id, day: one.day, what: neutral && !isStaff ? neutralWord(one) : one.said.description, quantity: one.quantity, unitAmount: one.unitAmount, amount: one.amount, tax: one.tax,
      ...(isStaff ? { code: one.said.code, modifiers: one.said.modifiers, diagnoses: one.said.diagnoses, placeCode: one.said.placeCode, staffId: one.staffId } : {}),
    })),
    payments: parts.map((part) => {
      const payment = paid.find((one) => one.id === part.paymentId);
      return { id: part.paymentId, state: payment?.state ?? "", amount: part.paid, refunded: part.refunded, label: payment?.label ?? "", at: payment?.settledAt ?? null, refundable: payment && may("payments.refund") ? refundableOf(payment) : 0 };
    }),
    /** By how much the client’s estimate is passed, with this invoice; null when it is not by enough to be disputed. */
    passed,
    /** What was credited and written off, with why; for staff alone. */
    takenOff: isStaff ? await takenOff(ctx, row.id) : [],
    mayAskPlan: !isStaff && (await mayAskPlan(ctx, row)),
    plan: plan ? { id: plan.id, state: plan.state } : null,
    /** How many links to pay without signing in work now. */
    links: may("payments.bill") ? await workingLinks(ctx, id) : 0,
    mayBill: may("payments.bill"), mayRefund: may("payments.refund"),
  };
}

/** One invoice, for whoever pays it. */
export const invoice = portalProcedure.meta({ permission: "payments.use" }).input(z.object({ id: idInput() })).query(({ ctx: { plugin, viewer }, input: { id } }) => detailsOf(plugin, viewer, id));

/** What the page to pay an invoice needs. */
export const payPage = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await invoiceFor(plugin, viewer, id);
    const [details, mine, least, practice] = await Promise.all([detailsOf(plugin, viewer, id), visibleMethods(plugin, viewer, row.payerId), plugin.setting<number>("minimumMinor"), plugin.people.practice()]);
    return {
      ...details, practice: practice.name, least: Math.min(least, details.payable ?? 0), amount: amountField(details.payable ?? 0, row.currency),
      methods: mine.map((row) => ({ id: row.id, name: methodName(row), isHealthSavings: row.isHealthSavings === 1, isDefault: row.isDefault === 1 })),
    };
  });

/** The same for staff who see what clients owe. */
export const staffInvoice = staffProcedure.meta({ permission: "payments.see" }).input(z.object({ id: idInput() })).query(({ ctx: { plugin, viewer }, input: { id } }) => detailsOf(plugin, viewer, id));

/** What the pages of an invoice show. */
export type InvoiceDetails = Awaited<ReturnType<typeof detailsOf>>;
