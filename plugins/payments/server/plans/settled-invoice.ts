import type { PluginContext, Tx } from "@anteroom/core/server";
import { plans } from "../autopay/autopay-rows.ts";
import { stopOrders } from "../autopay/stop-orders.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { endPlan } from "./end-plan.ts";

/** Nothing is left to pay on an invoice, whoever paid or ended it: its plan is over, nothing more is charged for it by itself, and whoever agreed to a plan is told so once. */
export async function settledInvoice(ctx: PluginContext, tx: Tx, id: string, { isPaid }: { isPaid: boolean }): Promise<void> {
  const options = { transaction: tx.sequelize };
  await stopOrders(ctx, tx, { invoiceId: id, cause: "autopay" }, "settled");
  const live = (await ctx.model(plans).findAll({ where: { practiceId: ctx.practiceId, invoiceId: id, state: ["proposed", "accepted"] }, ...options })).map((row) => row.get());
  for (const plan of live) {
    const wasAgreed = plan.state === "accepted";
    await endPlan(ctx, tx, plan.id, { state: wasAgreed && isPaid ? "completed" : "cancelled", why: "settled" });
    if (!wasAgreed) continue;
    const number = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id }, ...options, rejectOnEmpty: true })).get().number ?? "";
    for (const seat of await seatsOfPayer(ctx, plan.payerId, tx)) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postEvent({ conversationId, key: `plan-done:${plan.id}`, forPortal: `Your payment plan for invoice ${number} is done. Nothing is left to pay.`, forStaff: `The payment plan for invoice ${number} is done. Nothing is left to pay.` }, tx);
    }
  }
}
