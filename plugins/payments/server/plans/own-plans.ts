import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { instalments, plans } from "../autopay/autopay-rows.ts";
import type { PlanRow } from "../autopay/autopay-rows.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { methods } from "../payers/payer-rows.ts";

/** The plans that the viewer agreed to and that go on: those paid with something of theirs. */
export async function ownPlans(ctx: PluginContext, viewer: PortalViewer, tx?: Tx): Promise<PlanRow[]> {
  const options = tx ? { transaction: tx.sequelize } : {};
  const theirs = (await ctx.model(methods).findAll({ where: { practiceId: ctx.practiceId, portalUserId: viewer.portalUserId }, ...options })).map((row) => row.get().id);
  if (theirs.length === 0) return [];
  return (await ctx.model(plans).findAll({ where: { practiceId: ctx.practiceId, clientId: viewer.clientId, methodId: theirs, state: "accepted" }, order: [["id", "ASC"]], ...options })).map((row) => row.get());
}

/** The same with their parts, as the page of automatic payments shows them. */
export async function shownPlans(ctx: PluginContext, viewer: PortalViewer) {
  const rows = await ownPlans(ctx, viewer);
  if (rows.length === 0) return [];
  const [parts, asked] = await Promise.all([
    ctx.model(instalments).findAll({ where: { practiceId: ctx.practiceId, planId: rows.map((row) => row.id) }, order: [["position", "ASC"]] }), ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: rows.map((row) => row.invoiceId) } }),
  ]);
  return rows.map(({ id, invoiceId, payerId, methodId }) => {
    const invoice = asked.map((row) => row.get()).find((row) => row.id === invoiceId);
    const mine = parts.map((row) => row.get()).filter((row) => row.planId === id);
    return { id, invoiceId, payerId, methodId, number: invoice?.number ?? null, currency: invoice?.currency ?? "USD", parts: mine.map((part) => ({ id: part.id, day: part.day, amount: part.amount, state: part.state })) };
  });
}
