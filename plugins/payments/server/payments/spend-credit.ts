import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { invoices } from "../invoices/invoice-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";
import { useCredit } from "./use-credit.ts";

/** Uses what a payer has in credit for their open invoices, the one that is due first. Answers how much. @throws AppError `CONFLICT` when there is none to use it for */
export async function spendCredit(ctx: PluginContext, tx: Tx, { payerId, currency }: Pick<PaymentRow, "payerId" | "currency">): Promise<number> {
  const open = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, payerId, currency, state: ["open", "partly paid"] } as never, order: [["dueDay", "ASC"], ["id", "ASC"]], transaction: tx.sequelize })).map((row) => row.get());
  let used = 0;
  for (const row of open) used += await useCredit(ctx, tx, { payerId, currency, invoiceId: row.id });
  if (used === 0) throw new AppError("CONFLICT", "There is no open invoice that this can count for. It is used for the next one, or you can give it back.");
  return used;
}
