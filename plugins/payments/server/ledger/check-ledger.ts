import type { PluginContext } from "@anteroom/core/server";
import { col, fn } from "sequelize";
import { accounts, entries } from "./ledger-rows.ts";

export interface LedgerCheck {
  accounts: number;
  entries: number;
  /** What does not add up, in sentences without names; nothing when all is right. */
  wrong: string[];
}

interface Sum {
  accountId: string;
  total: string | number;
  count: string | number;
  last: string | number;
}

/** Adds up every entry and holds it against the balances that are kept, account by account, and all of them against nothing. */
export async function checkLedger(ctx: PluginContext): Promise<LedgerCheck> {
  const where = { practiceId: ctx.practiceId };
  const kept = (await ctx.model(accounts).findAll({ where })).map((row) => row.get());
  const sums = (await ctx.model(entries).findAll({
    where, group: ["accountId"], raw: true,
    attributes: ["accountId", [fn("SUM", col("amount")), "total"], [fn("COUNT", col("id")), "count"], [fn("MAX", col("position")), "last"]],
  })) as unknown as Sum[];
  const byAccount = new Map(sums.map((sum) => [sum.accountId, sum]));
  const wrong: string[] = [];
  const totals = new Map<string, number>();
  for (const account of kept) {
    const { total = 0, count = 0, last = 0 } = byAccount.get(account.id) ?? {};
    totals.set(account.currency, (totals.get(account.currency) ?? 0) + Number(total));
    if (Number(total) !== account.balance) wrong.push(`The account ${account.id} (${account.kind}) says ${account.balance}, its entries make ${Number(total)}.`);
    if (Number(count) !== account.entries || Number(last) !== account.entries) wrong.push(`The account ${account.id} (${account.kind}) says ${account.entries} entries, and has ${Number(count)}.`);
  }
  for (const [currency, total] of totals) if (total !== 0) wrong.push(`All entries in ${currency} make ${total} and not nothing.`);
  for (const { accountId } of sums) if (!kept.some((account) => account.id === accountId)) wrong.push(`Entries name the account ${accountId}, which is not there.`);
  return { accounts: kept.length, entries: sums.reduce((sum, one) => sum + Number(one.count), 0), wrong };
}
