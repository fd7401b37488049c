import { Op } from "sequelize";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

const latelyMs = 5 * 60_000;

/** A payment of the same amount for the same invoice in the last minutes, begun after `since`: somebody may be paying in two tabs. */
export async function paidLately(ctx: PluginContext, { invoice, amount, since }: { invoice: Pick<InvoiceRow, "id" | "payerId">; amount: number; since: number | null }, tx?: Tx): Promise<PaymentRow | null> {
  const after = Math.max(since ?? 0, ctx.now() - latelyMs);
  const where = { practiceId: ctx.practiceId, payerId: invoice.payerId, amount, state: { [Op.ne]: "failed" }, createdAt: { [Op.gt]: after } } as never;
  const rows = (await ctx.model(payments).findAll({ where, ...(tx ? { transaction: tx.sequelize } : {}) })).map((row) => row.get());
  return rows.find((row) => row.processor !== null && wantedOf(row).some(({ invoiceId }) => invoiceId === invoice.id)) ?? null;
}
