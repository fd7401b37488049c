import type { PluginContext, Tx } from "@anteroom/core/server";
import { newId } from "@anteroom/core/server";
import { col, fn } from "sequelize";
import { allocations } from "./payment-rows.ts";
import type { AllocationRow } from "./payment-rows.ts";

export interface Allocated {
  paymentId: string;
  invoiceId: string;
  paid: number;
  refunded: number;
}

/** What of payments counts for which invoices, and what of that was given back. */
export async function allocated(ctx: PluginContext, of: { paymentId?: string | string[]; invoiceId?: string | string[] }, tx?: Tx): Promise<Allocated[]> {
  const rows = (await ctx.model(allocations).findAll({
    where: { practiceId: ctx.practiceId, ...of }, group: ["paymentId", "invoiceId", "kind"], raw: true,
    attributes: ["paymentId", "invoiceId", "kind", [fn("SUM", col("amount")), "amount"]], ...(tx ? { transaction: tx.sequelize } : {}),
  })) as unknown as (Pick<AllocationRow, "paymentId" | "invoiceId" | "kind"> & { amount: string | number })[];
  const found = new Map<string, Allocated>();
  for (const { paymentId, invoiceId, kind, amount } of rows) {
    const key = `${paymentId}/${invoiceId}`;
    const one = found.get(key) ?? { paymentId, invoiceId, paid: 0, refunded: 0 };
    one[kind] += Number(amount);
    found.set(key, one);
  }
  return [...found.values()].filter(({ paid, refunded }) => paid > 0 || refunded > 0);
}

/** Adds one allocation. */
export async function allocate(ctx: PluginContext, tx: Tx, one: Pick<AllocationRow, "paymentId" | "invoiceId" | "kind" | "amount">): Promise<void> {
  await ctx.model(allocations).create({ id: newId(), practiceId: ctx.practiceId, ...one, at: ctx.now() }, { transaction: tx.sequelize });
}
