import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { plainWaitOffer, waitOffers } from "../rows/wait-offers.ts";
import type { WaitOffer } from "../rows/wait-offers.ts";
import { plainWait, waits } from "../rows/waits.ts";
import type { Wait } from "../rows/waits.ts";

const sees = async (ctx: PluginContext, viewer: Viewer, clientId: string): Promise<boolean> => (viewer.kind === "portal" ? viewer.clientId === clientId : ctx.people.maySee(viewer, clientId));

/** One who waits, locked when a transaction is given. */
export async function loadWait(ctx: PluginContext, id: string, tx?: Tx): Promise<Wait | null> {
  const found = await ctx.model(waits).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found && plainWait(found);
}

export async function loadWaitOffer(ctx: PluginContext, id: string, tx?: Tx): Promise<WaitOffer | null> {
  const found = await ctx.model(waitOffers).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return found && plainWaitOffer(found);
}

/** @throws AppError `NOT_FOUND` for one that is foreign, absent or not this viewer's. */
export async function findWait(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<Wait> {
  const row = await loadWait(ctx, id, tx);
  if (!row || !(await sees(ctx, viewer, row.clientId))) throw notFound("this place on the waitlist");
  return row;
}

/** @throws AppError `NOT_FOUND` for one that is foreign, absent or not this viewer's. */
export async function findWaitOffer(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<WaitOffer> {
  const row = await loadWaitOffer(ctx, id, tx);
  if (!row || !(await sees(ctx, viewer, row.clientId))) throw notFound("this offer");
  return row;
}

/** The offers that are live now of people who wait, by their place on the waitlist; one query for all. */
export async function liveOffers(ctx: PluginContext, waitIds: readonly string[], tx?: Tx): Promise<Map<string, WaitOffer>> {
  const rows = waitIds.length === 0 ? [] : await ctx.model(waitOffers).findAll({ where: { practiceId: ctx.practiceId, waitId: [...waitIds], state: "offered" }, ...(tx ? { transaction: tx.sequelize } : {}) });
  return new Map(rows.map(plainWaitOffer).map((row) => [row.waitId, row]));
}
