import type { PluginContext } from "@anteroom/core/server";
import { payments } from "../payments/payment-rows.ts";
import { keepReceipt } from "./keep-receipt.ts";
import { receiptVersions } from "./receipt-versions.ts";

/** Makes the version of a receipt that says how its payment stands, and shows it where the receipt stands. What never had a receipt, such as a balance from before, gets none. */
export async function renewReceipt(ctx: PluginContext, paymentId: string): Promise<void> {
  const row = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: paymentId } }))?.get();
  const version = row && (await receiptVersions(ctx, [row])).get(paymentId);
  if (!version || version.made.length === 0) return;
  await keepReceipt(ctx, row);
  await ctx.transaction((tx) => ctx.cards.touch("payments.receipt", paymentId, tx));
}
