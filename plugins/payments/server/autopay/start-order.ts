import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";
import { orderWorkflow } from "./order-workflow.ts";

/** What stopped for one of these is announced anew once it is past; what was paid, failed for good or was stopped by its payer is not. */
const passing: readonly OrderRow["why"][] = ["paused", "plan", "access", "off"];

/** Begins an automatic payment with its notice, charged when that is over and not before `chargeFrom` (epoch milliseconds), unless one for the same invoice and cause runs or ended for good. */
export async function startOrder(ctx: PluginContext, tx: Tx, of: Pick<OrderRow, "clientId" | "payerId" | "invoiceId" | "cause" | "causeId" | "amount"> & { hasBackup: boolean; chargeFrom?: number }): Promise<boolean> {
  const { hasBackup, chargeFrom = 0, ...order } = of;
  const where = { practiceId: ctx.practiceId, invoiceId: of.invoiceId, cause: of.cause, causeId: of.causeId };
  const before = (await ctx.model(orders).findAll({ where, transaction: tx.sequelize })).map((row) => row.get());
  if (before.some(({ liveKey, why }) => liveKey !== null || !passing.includes(why))) return false;
  const noticeMs = Math.max((await ctx.setting<number>("autopayNoticeHours")) * 3_600_000, chargeFrom - ctx.now());
  const id = newId();
  await ctx.model(orders).create({ id, practiceId: ctx.practiceId, ...order, liveKey: `${of.invoiceId}:${of.cause}`, state: "noticed", why: null, paymentId: null, chargeAt: ctx.now() + noticeMs, createdAt: ctx.now() }, { transaction: tx.sequelize });
  await ctx.workflows.start(orderWorkflow, { subjectId: id, input: { noticeMs, hasBackup } }, tx);
  return true;
}
