import { AppError, addDays, addMonths, newId, readDate, writeDate } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import { matters } from "../desk/matter-rows.ts";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { splitByShares } from "../money/split-by-shares.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";

export interface PlanTerms {
  parts: number;
  first: string;
  every: "week" | "two weeks" | "month";
}

/** The days of a plan's parts. */
export function planDays({ parts, first, every }: PlanTerms): string[] {
  const start = readDate(first);
  if (!start) return [];
  return Array.from({ length: parts }, (_, at) => writeDate(every === "month" ? addMonths(start, at) : addDays(start, at * (every === "week" ? 7 : 14))));
}

/** Proposes to pay what is left of an invoice in parts, in the conversation of those who pay it. @throws AppError `CONFLICT` */
export async function proposePlan(ctx: PluginContext, tx: Tx, of: PlanTerms & { id: string; invoiceId: string; by: string }): Promise<void> {
  const invoice = await lockInvoice(ctx, tx, of.invoiceId);
  const left = payableOf(invoice);
  if (left <= 0) throw new AppError("CONFLICT", "There is nothing left to pay on this invoice.");
  if (left < of.parts) throw new AppError("CONFLICT", "There is too little left for so many parts.");
  const live = await ctx.model(plans).count({ where: { practiceId: ctx.practiceId, invoiceId: of.invoiceId, state: ["proposed", "accepted"] }, transaction: tx.sequelize });
  if (live > 0) throw new AppError("CONFLICT", "There is a plan for this invoice already. Take it back first.");
  const options = { transaction: tx.sequelize };
  // Who asked to pay in parts has their answer.
  await ctx.model(matters).update({ isOpen: 0, closedAt: ctx.now(), closedBy: of.by }, { where: { practiceId: ctx.practiceId, invoiceId: invoice.id, kind: "plan", isOpen: 1 }, ...options });
  await ctx.model(plans).create({ id: of.id, practiceId: ctx.practiceId, clientId: invoice.clientId, payerId: invoice.payerId, invoiceId: invoice.id, state: "proposed", methodId: null, proposedBy: of.by, createdAt: ctx.now(), changedAt: ctx.now() }, options);
  const amounts = splitByShares(left, Array.from({ length: of.parts }, () => 1));
  for (const [position, day] of planDays(of).entries()) await ctx.model(instalments).create({ id: newId(), practiceId: ctx.practiceId, planId: of.id, position, day, amount: amounts[position] ?? 0, state: "planned" }, options);
  for (const seat of await seatsOfPayer(ctx, invoice.payerId, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
    await ctx.inbox.postCard({ conversationId, kind: "payments.plan", subjectId: of.id }, tx);
    await ctx.notify("payments.plan", { to: { portalUserId: seat.id }, data: { id: of.id }, key: `plan:${of.id}` }, tx);
  }
}
