import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { changeAmounts } from "../invoices/change-amounts.ts";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { allocate } from "./allocated.ts";
import { changePayment } from "./lock-payment.ts";
import { heldFor } from "../advances/held-for.ts";
import { payments } from "./payment-rows.ts";

/** Lets an invoice use what its payer has in credit, the oldest first, but for what was paid ahead for an appointment that is not on it; the ledger does not move, since the money has arrived. Answers how much. */
export async function useCredit(ctx: PluginContext, tx: Tx, { payerId, currency, invoiceId }: { payerId: string; currency: string; invoiceId: string }): Promise<number> {
  const mine = await heldFor(ctx, tx, invoiceId);
  const where = { practiceId: ctx.practiceId, payerId, currency, unallocated: { [Op.gt]: 0 }, [Op.or]: [{ reserved: 0 }, { advanceId: mine }] } as never;
  const rows = (await ctx.model(payments).findAll({ where, order: [["id", "ASC"]], transaction: tx.sequelize, lock: true })).map((row) => row.get());
  let used = 0;
  for (const row of rows) {
    const amount = Math.min(row.unallocated - row.refunding, payableOf(await lockInvoice(ctx, tx, invoiceId)));
    if (amount <= 0) continue;
    await changePayment(ctx, tx, row.id, { unallocated: row.unallocated - amount });
    await allocate(ctx, tx, { paymentId: row.id, invoiceId, kind: "paid", amount });
    await changeAmounts(ctx, tx, invoiceId, { paid: amount });
    used += amount;
  }
  return used;
}
