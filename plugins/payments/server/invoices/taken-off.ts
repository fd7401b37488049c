import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { entries, transactions } from "../ledger/ledger-rows.ts";
import { openText } from "../sealed.ts";

export interface TakenOff {
  id: string;
  kind: "credit" | "write-off";
  amount: number;
  at: number;
  /** Empty where nobody was asked why. */
  reason: string;
}

/** What was credited and written off of an invoice, the first one first. */
export async function takenOff(ctx: PluginContext, invoiceId: string): Promise<TakenOff[]> {
  const { practiceId } = ctx;
  const rows = (await ctx.model(transactions).findAll({ where: { practiceId, invoiceId, kind: ["credit", "write-off"] }, order: [["at", "ASC"], ["id", "ASC"]] })).map((row) => row.get());
  const debits = rows.length === 0 ? [] : (await ctx.model(entries).findAll({ where: { practiceId, transactionId: rows.map((row) => row.id), amount: { [Op.gt]: 0 } } })).map((row) => row.get());
  return rows.map(({ id, kind, at, reason }) => ({ id, kind: kind as TakenOff["kind"], at, amount: debits.filter((one) => one.transactionId === id).reduce((sum, one) => sum + one.amount, 0), reason: reason ? openText(ctx, ["transactions", id, "reason"], reason) : "" }));
}
