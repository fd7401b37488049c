import type { PluginContext, Tx } from "@anteroom/core/server";
import { accounts } from "./ledger-rows.ts";

/** What payers owe together in one currency, in its smallest unit; below zero they are in credit. One row each, however long the history. */
export async function balanceOf(ctx: PluginContext, payerIds: readonly string[], currency: string, tx?: Tx): Promise<number> {
  if (payerIds.length === 0) return 0;
  const rows = await ctx.model(accounts).findAll({ where: { practiceId: ctx.practiceId, kind: "receivable", holderId: [...payerIds], currency }, ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.reduce((sum, row) => sum + row.get().balance, 0);
}

/** The same in every currency that they have an account in. */
export async function balancesOf(ctx: PluginContext, payerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = payerIds.length === 0 ? [] : (await ctx.model(accounts).findAll({ where: { practiceId: ctx.practiceId, kind: "receivable", holderId: [...payerIds] } })).map((row) => row.get());
  const balances = new Map<string, number>();
  for (const { currency, balance } of rows) balances.set(currency, (balances.get(currency) ?? 0) + balance);
  return balances;
}
