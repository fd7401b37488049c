import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { practiceDay } from "../invoices/practice-day.ts";
import { sealJson } from "../sealed.ts";
import { estimates, wordsOf } from "./estimate-rows.ts";
import type { EstimateRow } from "./estimate-rows.ts";

/** An estimate, held. @throws AppError `NOT_FOUND` */
export async function lockEstimate(ctx: PluginContext, tx: Tx, id: string): Promise<EstimateRow> {
  const row = (await ctx.model(estimates).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this estimate");
  return row;
}

const over: Partial<Record<EstimateRow["state"], string>> = { expired: "This estimate has run out.", replaced: "There is a newer estimate.", withdrawn: "The practice took this estimate back." };

/** A portal user of the client says that they have read it; the first one counts, and nobody agrees to anything by it. @throws AppError `NOT_FOUND`, `CONFLICT` when it does not hold any more */
export async function acknowledge(ctx: PluginContext, tx: Tx, viewer: PortalViewer, id: string): Promise<void> {
  const row = await lockEstimate(ctx, tx, id);
  if (row.clientId !== viewer.clientId || !ctx.holds("payments.use", viewer)) throw notFound("this estimate");
  if (row.state === "acknowledged") return;
  // The hourly work that ends it may be still to come.
  const why = over[row.state] ?? (row.validUntil < (await practiceDay(ctx)) ? over["expired"] : undefined);
  if (why) throw new AppError("CONFLICT", why);
  await ctx.model(estimates).update({ state: "acknowledged", acknowledgedBy: viewer.portalUserId, acknowledgedAt: ctx.now(), changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.cards.touch("payments.estimate", id, tx);
  await ctx.audit("acknowledged-estimate", { subject: id, clientId: row.clientId }, tx);
}

/** Staff take it back, with a reason that the client reads. @throws AppError `CONFLICT` when it does not hold any more */
export async function withdraw(ctx: PluginContext, tx: Tx, row: EstimateRow, reason: string): Promise<void> {
  const why = over[row.state];
  if (why) throw new AppError("CONFLICT", why);
  const words = sealJson(ctx, ["estimates", row.id, "words"], { ...wordsOf(ctx, row), reason });
  await ctx.model(estimates).update({ state: "withdrawn", words, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  await ctx.cards.touch("payments.estimate", row.id, tx);
  await ctx.audit("withdrew-estimate", { subject: row.id, clientId: row.clientId }, tx);
}
