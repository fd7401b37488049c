import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { sealText } from "../sealed.ts";
import { accounts, entries, transactions } from "./ledger-rows.ts";
import type { AccountKind, AccountRow, TransactionRow } from "./ledger-rows.ts";

export interface Posting extends Pick<TransactionRow, "kind" | "source" | "clientId" | "payerId" | "currency"> {
  invoiceId?: string | null;
  paymentId?: string | null;
  /** Why, for staff and their books. */
  reason?: string;
  /** By kind of account; a receivable is the payer's own. Above zero is a debit. */
  amounts: Partial<Record<AccountKind, number>>;
}

/**
 * The only way into the ledger: writes one transaction whose entries add up to nothing, and moves the balances of their accounts with it.
 * Throws when they do not, when an amount is no whole number, and when the source was booked before.
 */
export async function postTransaction(ctx: PluginContext, tx: Tx, posting: Posting): Promise<void> {
  const { kind, source, clientId, payerId, currency, invoiceId = null, paymentId = null, reason } = posting;
  const sides = (Object.entries(posting.amounts) as [AccountKind, number][]).filter(([, amount]) => amount !== 0);
  if (sides.some(([, amount]) => !Number.isSafeInteger(amount))) throw new Error(`payments: ${source} has an amount that is no whole number of the smallest unit`);
  if (sides.length < 2 || sides.reduce((sum, [, amount]) => sum + amount, 0) !== 0) throw new Error(`payments: the entries of ${source} do not add up to nothing`);
  const transactionId = newId();
  const options = { transaction: tx.sequelize };
  await ctx.model(transactions).create({ id: transactionId, practiceId: ctx.practiceId, kind, source, clientId, payerId, invoiceId, paymentId, currency, at: ctx.now(), reason: reason ? sealText(ctx, ["transactions", transactionId, "reason"], reason) : null }, options);
  // In one order everywhere, so that two at once wait for each other and never in a circle.
  for (const [account, amount] of sides.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const row = await lockAccount(ctx, tx, { kind: account, holderId: account === "receivable" ? payerId : "", currency });
    const next = { balance: row.balance + amount, entries: row.entries + 1 };
    if (!Number.isSafeInteger(next.balance)) throw new Error(`payments: ${source} would make a balance too large to count`);
    await ctx.model(accounts).update(next, { where: { practiceId: ctx.practiceId, id: row.id }, ...options });
    await ctx.model(entries).create({ id: newId(), practiceId: ctx.practiceId, transactionId, accountId: row.id, position: next.entries, amount, balance: next.balance }, options);
  }
}

async function lockAccount(ctx: PluginContext, tx: Tx, of: Pick<AccountRow, "kind" | "holderId" | "currency">): Promise<AccountRow> {
  const where = { practiceId: ctx.practiceId, ...of };
  const find = async (): Promise<AccountRow | undefined> => (await ctx.model(accounts).findOne({ where, transaction: tx.sequelize, lock: true }))?.get();
  const known = await find();
  if (known) return known;
  // Somebody else may make it at this moment; whoever is second takes theirs.
  await ctx.model(accounts).bulkCreate([{ id: newId(), ...where, balance: 0, entries: 0 }], { ignoreDuplicates: true, transaction: tx.sequelize });
  const made = await find();
  if (!made) throw new Error("payments: an account was made and is not there");
  return made;
}
