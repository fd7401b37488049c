import type { PluginContext, Tx } from "@anteroom/core/server";
import { payments } from "./payment-rows.ts";
import type { PaymentState } from "./payment-rows.ts";

/** Writes the machine's state into the payment. */
export async function projectPayment(ctx: PluginContext, tx: Tx, id: string, value: string): Promise<void> {
  const state = (value === "kept" ? "succeeded" : value) as PaymentState;
  await ctx.model(payments).update({ state, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.cards.touch("payments.receipt", id, tx);
}
