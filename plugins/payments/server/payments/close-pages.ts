import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { cancelPayment } from "./cancel-payment.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/**
 * Stops whatever waits for the payer of an invoice on the processor's or the bank's page, so that nobody can pay there any more. The processor is
 * asked outside of any transaction. What was paid in that moment stays paid.
 * @throws AppError `CONFLICT` with what arrived, or `UNAVAILABLE` when the processor cannot be asked
 */
export async function closePages(ctx: PluginContext, invoice: Pick<InvoiceRow, "id" | "payerId" | "pending">): Promise<void> {
  if (invoice.pending === 0) return;
  const where = { practiceId: ctx.practiceId, payerId: invoice.payerId, state: ["processing", "needs action"] };
  const waiting = (await ctx.model(payments).findAll({ where })).map((row) => row.get()).filter((row) => isOnPage(row) && wantedOf(row).some(({ invoiceId }) => invoiceId === invoice.id));
  for (const { id } of waiting) {
    await cancelPayment(ctx, id).catch((error: unknown) => {
      ctx.log.warn({ err: error, paymentId: id }, "payments: a page to pay on could not be closed");
      throw new AppError("UNAVAILABLE", "Somebody has the page to pay this invoice open, and the processor does not answer now. Nothing was changed. Try again in a few minutes.");
    });
  }
  const after = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, id: waiting.map(({ id }) => id) } })).map((row) => row.get());
  const arrived = after.filter(({ settledAt }) => settledAt !== null);
  const [first] = arrived;
  if (first) throw new AppError("CONFLICT", `${moneyText(arrived.reduce((sum, { amount }) => sum + amount, 0), first.currency)} was paid for this invoice in this moment, so it was left as it is. Look at what is left, then credit it or give the payment back.`, { reason: "paid" });
}

const isOnPage = ({ state, checkout }: PaymentRow): boolean => state === "needs action" || checkout !== null;
