import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { Op, UniqueConstraintError } from "sequelize";
import { z } from "zod";
import { openNoAccess } from "../desk/open-matter.ts";
import { payableOf } from "../invoices/due-of.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { hasAccess } from "../payers/has-access.ts";
import { hasPlan } from "../plans/has-plan.ts";
import { planHolder } from "../plans/plan-holder.ts";
import { isLive } from "../processors/processor-of.ts";
import { instalments, mandates, plans } from "./autopay-rows.ts";
import { coveredInvoices } from "./covered-invoices.ts";
import { startOrder } from "./start-order.ts";

/** Once a day, in the morning where the practice is: begins what is to be paid by itself. Running it again begins nothing twice. */
export const dailyAutopay: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "0 9 * * *",
  async run(ctx) {
    if (!(await isLive(ctx))) return;
    const today = await practiceDay(ctx);
    await startMandates(ctx, today);
    await startInstalments(ctx, today);
  },
};

async function startMandates(ctx: PluginContext, today: string): Promise<void> {
  const active = (await ctx.model(mandates).findAll({ where: { practiceId: ctx.practiceId, state: "active" } })).map((row) => row.get());
  for (const mandate of active) {
    const { rows, chargeFrom } = await coveredInvoices(ctx, mandate, today);
    for (const row of rows) {
      if (payableOf(row) <= 0 || (await hasPlan(ctx, row.id))) continue;
      if (!(await mayBegin(ctx, row, mandate.portalUserId))) continue;
      await begin(ctx, { clientId: row.clientId, payerId: row.payerId, invoiceId: row.id, cause: "autopay", causeId: mandate.id, amount: null, hasBackup: mandate.backupId !== null, chargeFrom: chargeFrom(row) });
    }
  }
}

/** Whether whoever agreed can be told before and stop it; if not, staff find the invoice in billing. */
async function mayBegin(ctx: PluginContext, invoice: Pick<InvoiceRow, "id" | "clientId" | "payerId">, portalUserId: string | null): Promise<boolean> {
  if (await hasAccess(ctx, { payerId: invoice.payerId, portalUserId })) return true;
  await ctx.transaction((tx) => openNoAccess(ctx, tx, invoice));
  return false;
}

async function startInstalments(ctx: PluginContext, today: string): Promise<void> {
  const due = (await ctx.model(instalments).findAll({ where: { practiceId: ctx.practiceId, state: "planned", day: { [Op.lte]: today } }, order: [["day", "ASC"], ["id", "ASC"]] })).map((row) => row.get());
  for (const part of due) {
    const plan = (await ctx.model(plans).findOne({ where: { practiceId: ctx.practiceId, id: part.planId, state: "accepted" } }))?.get();
    if (!plan) continue;
    const invoice = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id: plan.invoiceId }, rejectOnEmpty: true })).get();
    // What is on its way may pay it; the next day knows more.
    if (payableOf(invoice) <= 0) continue;
    if (!(await mayBegin(ctx, invoice, await planHolder(ctx, plan)))) continue;
    const isBegun = await begin(ctx, { clientId: plan.clientId, payerId: plan.payerId, invoiceId: plan.invoiceId, cause: "plan", causeId: part.id, amount: part.amount, hasBackup: false });
    if (isBegun) await ctx.model(instalments).update({ state: "running" }, { where: { practiceId: ctx.practiceId, id: part.id, state: "planned" } });
  }
}

/** Two nodes, or a plan whose last part still runs: the unique key lets one through, and the next day tries again. */
async function begin(ctx: PluginContext, of: Parameters<typeof startOrder>[2]): Promise<boolean> {
  try {
    return await ctx.transaction((tx) => startOrder(ctx, tx, of));
  } catch (error) {
    if (error instanceof UniqueConstraintError) return false;
    throw error;
  }
}
