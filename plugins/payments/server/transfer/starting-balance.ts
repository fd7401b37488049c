import { AppError, newId } from "@anteroom/core/server";
import type { ImportColumns, PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { voidInvoice } from "../invoices/end-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { changePayment, lockPayment } from "../payments/lock-payment.ts";
import { payments } from "../payments/payment-rows.ts";
import { moveByAmounts } from "../payments/settle-dispute.ts";
import { openBalance, openingLabel } from "../procedures/opening-balance.ts";

/** "40.00" is owed; "-40.00" and "(40.00)", as books write it, are in credit; nothing and zero are no balance. */
async function readBalance(ctx: PluginContext, typed: string): Promise<{ side: "owes" | "credit"; amount: number } | { problem: string } | null> {
  const text = typed.trim();
  if (/^\W*0*([.,]0*)?\W*$/.test(text)) return null;
  const credit = /^-(.*)$/.exec(text)?.[1] ?? /^\((.*)\)$/.exec(text)?.[1];
  const read = parseAmount(credit ?? text, { currency: await ctx.setting<string>("currency") });
  return "problem" in read ? read : { side: credit === undefined ? "owes" : "credit", amount: read.minor };
}

/** What a new client owed, or had in credit, in the system they come from: an opening entry in the ledger. */
export const startingBalance: ImportColumns = {
  permission: "payments.bill",
  columns: [{ name: "balance", label: "Starting balance", example: "40.00", hint: "What they owe you from before, such as 40.00. With a minus: what they have in credit.", guesses: ["balance", "opening balance", "account balance", "amount due", "outstanding balance"] }],
  async check(ctx, { balance = "" }) {
    const read = await readBalance(ctx, balance);
    const problems: Record<string, string> = {};
    if (read && "problem" in read) problems["balance"] = read.problem;
    return problems;
  },
  async add(ctx, { clientId, values }, tx) {
    const read = await readBalance(ctx, values["balance"] ?? "");
    if (!read || "problem" in read) return;
    const id = newId();
    await openBalance(ctx, tx, { id, clientId, ...read, madeBy: ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : null });
    // An import is in the audit log as a whole.
    if (ctx.viewer) await ctx.audit("opened-balance", { subject: id, clientId }, tx);
  },
  async undo(ctx, clientIds, tx) {
    for (const clientId of clientIds) await takeBack(ctx, clientId, tx);
  },
};

/** The ledger forgets nothing: what an import booked is booked back. What staff opened by hand has somebody who made it, and stays. */
async function takeBack(ctx: PluginContext, clientId: string, tx: Tx): Promise<void> {
  const where = { practiceId: ctx.practiceId, clientId, madeBy: null };
  const options = { transaction: tx.sequelize };
  const owed = await ctx.model(invoices).findAll({ where: { ...where, kind: "opening", state: { [Op.ne]: "void" } }, ...options });
  const credits = await ctx.model(payments).findAll({ where: { ...where, label: openingLabel, refunded: 0 }, ...options });
  for (const row of owed) await voidInvoice(ctx, tx, row.get().id);
  for (const { id } of credits.map((row) => row.get())) {
    const credit = await lockPayment(ctx, tx, id);
    if (credit.unallocated !== credit.amount) throw new AppError("CONFLICT", "Some of the credit of these clients was used by now.");
    await postTransaction(ctx, tx, { kind: "opening", source: `opening-undone:${id}`, clientId, payerId: credit.payerId, currency: credit.currency, paymentId: id, amounts: { opening: -credit.amount, receivable: credit.amount } });
    await changePayment(ctx, tx, id, { unallocated: 0, refunded: credit.amount });
    await moveByAmounts(ctx, tx, id);
  }
}
