import type { PluginContext } from "@anteroom/core/server";
import { invoices } from "../invoices/invoice-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** What to say of a payment that ended on the processor's page because the practice asks for nothing any more; null when its payer just left it. */
export async function whyNotFinished(ctx: PluginContext, row: PaymentRow): Promise<string | null> {
  const [wanted] = wantedOf(row);
  if (row.reason !== "unfinished" || !wanted) return null;
  const invoice = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id: wanted.invoiceId } }))?.get();
  return invoice?.state === "void" || invoice?.state === "written off" ? "Your practice asks for nothing more on this invoice, so the page to pay was closed. You have not been charged." : null;
}
