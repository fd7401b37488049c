import { AppError, newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { dueOf, payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { hasAccess } from "../payers/has-access.ts";
import { methods } from "../payers/payer-rows.ts";
import { beginPayment } from "../payments/begin-payment.ts";
import { methodLabel } from "../methods/method-name.ts";
import { hasPlan } from "../plans/has-plan.ts";
import { planHolder } from "../plans/plan-holder.ts";
import { isLive } from "../processors/processor-of.ts";
import { instalments, mandates, orders, plans } from "./autopay-rows.ts";
import type { MandateRow, OrderRow } from "./autopay-rows.ts";
import type { OrderEvent } from "./order-workflow.ts";
import { orderWorkflow } from "./order-workflow.ts";
import { stopOrder } from "./stop-orders.ts";

/** Begins the payment of an order, once for each try; the processor is asked after the commit. */
export async function tryOrder(ctx: PluginContext, { orderId, backup, stepKey }: { orderId: string; backup: boolean; stepKey: string }): Promise<void> {
  await ctx.transaction((tx) =>
    ctx.once(`try:${stepKey}`, tx, async () => {
      const order = (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, id: orderId }, transaction: tx.sequelize, lock: true }))?.get();
      if (!order || order.state !== "charging") return null;
      const next = await begin(ctx, tx, order, backup);
      if (next) {
        if (next.type === "stop") await stopOrder(ctx, tx, order.id, next.why);
        else await ctx.workflows.send(orderWorkflow, order.id, next, tx);
      }
      return null;
    }),
  );
}

type Terms = Pick<MandateRow, "backupId" | "cap"> & { methodId: string | null; portalUserId: string | null };

/** What they agreed to: who, with which method, and how much at most. Null when they agree no longer. */
async function agreed(ctx: PluginContext, tx: Tx, order: OrderRow): Promise<Terms | null> {
  const options = { transaction: tx.sequelize };
  if (order.cause === "autopay") {
    const mandate = (await ctx.model(mandates).findOne({ where: { practiceId: ctx.practiceId, id: order.causeId }, ...options }))?.get();
    return mandate?.state === "active" ? mandate : null;
  }
  const part = (await ctx.model(instalments).findOne({ where: { practiceId: ctx.practiceId, id: order.causeId }, ...options }))?.get();
  const plan = part && (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id: part.planId }, ...options }))?.get();
  return plan?.state === "accepted" ? { methodId: plan.methodId, portalUserId: await planHolder(ctx, plan, tx), backupId: null, cap: part?.amount ?? 0 } : null;
}

async function begin(ctx: PluginContext, tx: Tx, order: OrderRow, backup: boolean): Promise<OrderEvent | null> {
  const terms = await agreed(ctx, tx, order);
  if (!terms) return { type: "stop", why: "ended" };
  if (!(await isLive(ctx))) return { type: "stop", why: "off" };
  if (!(await hasAccess(ctx, { payerId: order.payerId, portalUserId: terms.portalUserId }, tx))) return { type: "stop", why: "access" };
  const invoice = await lockInvoice(ctx, tx, order.invoiceId);
  if (order.cause === "autopay" && (await hasPlan(ctx, invoice.id, tx))) return { type: "stop", why: "plan" };
  const due = dueOf(invoice);
  if (due <= 0 || (invoice.state !== "open" && invoice.state !== "partly paid")) return { type: "stop", why: "settled" };
  const amount = Math.min(order.amount ?? due, due);
  // On its way by somebody's own hand, or begun and left: whether it arrives is known later.
  if (payableOf(invoice) < amount) return { type: "wait" };
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
