import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";
import { orderWorkflow } from "./order-workflow.ts";

/** Begins an automatic payment with its notice, unless one for the same invoice and cause runs or ended before. */
export async function startOrder(ctx: PluginContext, tx: Tx, of: Pick<OrderRow, "clientId" | "payerId" | "invoiceId" | "cause" | "causeId" | "amount"> & { hasBackup: boolean }): Promise<boolean> {
  const { hasBackup, ...order } = of;
  const where = { practiceId: ctx.practiceId, invoiceId: of.invoiceId, cause: of.cause, causeId: of.causeId };
  if ((await ctx.model(orders).count({ where, transaction: tx.sequelize })) > 0) return false;
  const noticeMs = (await ctx.setting<number>("autopayNoticeHours")) * 3_600_000;
  const id = newId();
  await ctx.model(orders).create({ id, practiceId: ctx.practiceId, ...order, liveKey: `${of.invoiceId}:${of.cause}`, state: "noticed", why: null, paymentId: null, chargeAt: ctx.now() + noticeMs, createdAt: ctx.now() }, { transaction: tx.sequelize });
  await ctx.workflows.start(orderWorkflow, { subjectId: id, input: { noticeMs, hasBackup } }, tx);
  return true;
}
