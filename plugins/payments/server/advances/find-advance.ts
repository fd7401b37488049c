import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { advances } from "./advance-rows.ts";
import type { AdvanceRow } from "./advance-rows.ts";

/** What was asked for a booking; held until the transaction ends when one is given. Null when nothing was. */
export async function advanceOf(ctx: PluginContext, of: { bookingId: string } | { id: string }, tx?: Tx): Promise<AdvanceRow | null> {
  const found = await ctx.model(advances).findOne({ where: { practiceId: ctx.practiceId, ...of }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found?.get() ?? null;
}

/** The same for the one who books. @throws AppError `NOT_FOUND` for everybody else's and absent ones alike */
export async function advanceFor(ctx: PluginContext, viewer: PortalViewer, id: string, tx?: Tx): Promise<AdvanceRow> {
  const row = await advanceOf(ctx, { id }, tx);
  if (!row || row.portalUserId !== viewer.portalUserId || row.clientId !== viewer.clientId) throw notFound("this booking");
  return row;
}

/** Writes columns of it. */
export async function changeAdvance(ctx: PluginContext, tx: Tx, id: string, change: Partial<AdvanceRow>): Promise<void> {
  await ctx.model(advances).update({ ...change, changedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
}
