import { Op } from "sequelize";
import type { PluginContext } from "@anteroom/core/server";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** What was begun for an invoice and waits for its payer, on the processor's page or at the bank's question. Nothing of it was charged. */
export interface Begun {
  /** The newest one. */
  paymentId: string;
  /** Of all of them. */
  amount: number;
  /** Where the newest is finished, and where it was begun. */
  url: string;
  origin: PaymentRow["origin"];
}

/** By invoice, for those of these rows for which something was begun and not finished. */
export async function begunFor(ctx: PluginContext, rows: readonly Pick<InvoiceRow, "payerId" | "pending">[]): Promise<Map<string, Begun>> {
  const payerIds = [...new Set(rows.filter(({ pending }) => pending > 0).map(({ payerId }) => payerId))];
  if (payerIds.length === 0) return new Map();
  const found = await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, payerId: payerIds, state: ["processing", "needs action"], actionUrl: { [Op.ne]: null } }, order: [["createdAt", "ASC"], ["id", "ASC"]], limit: 500 });
  const begun = new Map<string, Begun>();
  for (const payment of found.map((one) => one.get())) {
    for (const { invoiceId, amount } of wantedOf(payment)) begun.set(invoiceId, { paymentId: payment.id, url: payment.actionUrl ?? "", origin: payment.origin, amount: amount + (begun.get(invoiceId)?.amount ?? 0) });
  }
  return begun;
}
