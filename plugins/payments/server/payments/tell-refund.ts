import type { PluginContext, Tx } from "@anteroom/core/server";
import { openMatter } from "../desk/open-matter.ts";
import { moneyText } from "../money/money-text.ts";
import { openText } from "../sealed.ts";
import type { PaymentRow, RefundRow } from "./payment-rows.ts";
import { tellPayers } from "./tell-payers.ts";
import { wantedOf } from "./wanted-of.ts";

/** What was paid ahead and goes back was told when it began, and its refund has the payment's id. */
const wasTold = (payment: PaymentRow, refund: Pick<RefundRow, "id">): boolean => refund.id === payment.id;

/** Says to those who pay that money went back to them; why is for staff alone. */
export async function tellGivenBack(ctx: PluginContext, tx: Tx, payment: PaymentRow, refund: Pick<RefundRow, "id" | "amount" | "reason">): Promise<void> {
  await ctx.cards.touch("payments.receipt", payment.id, tx);
  if (wasTold(payment, refund)) return;
  const how = payment.processor ? ` to ${payment.label}. It can take the bank a few days` : "";
  await tellPayers(ctx, tx, { payerId: payment.payerId, about: payment.id, key: `refunded:${refund.id}`, words: `${moneyText(refund.amount, payment.currency)} was given back${how}.`, reason: openText(ctx, ["refunds", refund.id, "reason"], refund.reason) });
}

/** Puts a refund that did not work on the desk of those who bill, and corrects what its payer was told. */
export async function refundFailed(ctx: PluginContext, tx: Tx, payment: PaymentRow, refund: Pick<RefundRow, "id" | "amount">, wasGiven = wasTold(payment, refund)): Promise<void> {
  const [about] = wantedOf(payment);
  await openMatter(ctx, tx, { id: refund.id, kind: "refund", clientId: payment.clientId, invoiceId: about?.invoiceId ?? payment.id });
  if (wasGiven) await tellPayers(ctx, tx, { payerId: payment.payerId, about: payment.id, key: `refund-failed:${refund.id}`, words: `${moneyText(refund.amount, payment.currency)} could not be given back to ${payment.label}. Your practice looks into it.` });
}

/** Says to those who pay that their bank took money back for them, which is owed again. */
export const tellLost = (ctx: PluginContext, tx: Tx, payment: PaymentRow, amount: number): Promise<void> =>
  tellPayers(ctx, tx, { payerId: payment.payerId, about: payment.id, key: `lost:${payment.id}`, words: `The bank took back ${moneyText(amount, payment.currency)} that was paid with ${payment.label}. It is owed again.` });
