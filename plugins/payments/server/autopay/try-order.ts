import { AppError, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { methods } from "../payers/payer-rows.ts";
import { beginPayment } from "../payments/begin-payment.ts";
import { methodLabel } from "../methods/method-name.ts";
import { instalments, mandates, orders, plans } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";
import type { OrderEvent } from "./order-workflow.ts";
import { orderWorkflow } from "./order-workflow.ts";

/** Begins the payment of an order, once for each try; the processor is asked after the commit. */
export async function tryOrder(ctx: PluginContext, { orderId, backup, stepKey }: { orderId: string; backup: boolean; stepKey: string }): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(`try:${stepKey}`, tx, async () => {
      const order = (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, id: orderId }, transaction: tx.sequelize, lock: true }))?.get();
      if (!order || order.state !== "charging") return null;
      const next = await begin(ctx, tx, order, backup);
      if (next) {
        if (next.type === "stop") await ctx.model(orders).update({ why: next.why }, { where: { practiceId: ctx.practiceId, id: order.id }, transaction: tx.sequelize });
        await ctx.workflows.send(orderWorkflow, order.id, next, tx);
      }
      return null;
    }),
  );
}

/** What they agreed to: with which method, and how much at most. Null when they agree no longer. */
async function agreed(ctx: PluginContext, tx: Tx, order: OrderRow): Promise<{ methodId: string | null; backupId: string | null; cap: number } | null> {
  const options = { transaction: tx.sequelize };
  if (order.cause === "autopay") {
    const mandate = (await ctx.model(mandates).findOne({ where: { practiceId: ctx.practiceId, id: order.causeId }, ...options }))?.get();
    return mandate?.state === "active" ? mandate : null;
  }
  const part = (await ctx.model(instalments).findOne({ where: { practiceId: ctx.practiceId, id: order.causeId }, ...options }))?.get();
  const plan = part && (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id: part.planId }, ...options }))?.get();
  return plan?.state === "accepted" ? { methodId: plan.methodId, backupId: null, cap: part?.amount ?? 0 } : null;
}

async function begin(ctx: PluginContext, tx: Tx, order: OrderRow, backup: boolean): Promise<OrderEvent | null> {
  const terms = await agreed(ctx, tx, order);
  if (!terms) return { type: "stop", why: "ended" };
  const invoice = await lockInvoice(ctx, tx, order.invoiceId);
  const payable = payableOf(invoice);
  // Paid, or on its way, by somebody's own hand.
  if (payable <= 0) return { type: "paid" };
  const amount = Math.min(order.amount ?? payable, payable);
  if (amount > terms.cap) return { type: "stop", why: "cap" };
  const methodId = backup ? terms.backupId : terms.methodId;
  const method = (await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, id: methodId ?? "", payerId: order.payerId, state: "active" }, transaction: tx.sequelize }))?.get();
  if (!method) return { type: "failed", final: true };
  const id = newId();
  try {
    await beginPayment(ctx, tx, {
      id, clientId: order.clientId, payerId: order.payerId, means: method.kind, processor: method.processor, methodId: method.id, label: methodLabel(method), currency: invoice.currency, amount, origin: order.cause, madeByKind: "system", madeBy: null,
      wanted: [{ invoiceId: invoice.id, amount }], charge: true,
    });
  } catch (error) {
    if (error instanceof AppError) return { type: "failed", final: false };
    throw error;
  }
  await ctx.model(orders).update({ paymentId: id }, { where: { practiceId: ctx.practiceId, id: order.id }, transaction: tx.sequelize });
  return null;
}
