import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { formatDateTime } from "@anteroom/core/server";
import { invoices } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { dueOf } from "../invoices/due-of.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { orders } from "./autopay-rows.ts";

/** Tells the payer in their conversation, and by a notice without amounts, before anything is taken. */
export async function giveNotice(ctx: PluginContext, _params: unknown, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const order = (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  const invoice = order && (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id: order.invoiceId } }))?.get();
  if (!order || !invoice) return;
  const { timeZone } = await ctx.people.practice();
  const due = dueOf(invoice);
  if (order.state !== "noticed" || due <= 0) return;
  const amount = moneyText(Math.min(order.amount ?? due, due), invoice.currency);
  const when = formatDateTime(order.chargeAt, { zone: timeZone, now: ctx.now() });
  const what = order.cause === "plan" ? "the next part of your plan" : `invoice ${invoice.number ?? ""}`;
  const seats = await seatsOfPayer(ctx, order.payerId);
  await ctx.transaction(async (tx) => {
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postEvent({ conversationId, key: `soon:${subjectId}`, forPortal: `${amount} for ${what} will be paid by itself on ${when}. You can stop it before then under Payment & Insurances.`, forStaff: `${amount} for ${what} will be paid by itself on ${when}.` }, tx);
      await ctx.notify("payments.autopay-soon", { to: { portalUserId: seat.id }, data: { id: order.invoiceId }, key: `soon:${onceKey}` }, tx);
    }
  });
}
