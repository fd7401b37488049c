import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";

/** A payment, held until the transaction ends. @throws AppError `NOT_FOUND` */
export async function lockPayment(ctx: PluginContext, tx: Tx, id: string): Promise<PaymentRow> {
  const row = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this payment");
  return row;
}

/** Writes columns of a payment. */
export async function changePayment(ctx: PluginContext, tx: Tx, id: string, change: Partial<PaymentRow>): Promise<void> {
  await ctx.model(payments).update({ ...change, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
}
