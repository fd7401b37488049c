import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { alerts } from "./alert-rows.ts";
import type { AlertRow } from "./alert-rows.ts";

const number = (value: number | null): number | null => (value === null ? null : Number(value));

export const plainAlert = (row: AlertRow): AlertRow => ({
  ...row, early: Boolean(row.early), number: Number(row.number), raisedAt: Number(row.raisedAt), changedAt: number(row.changedAt), acknowledgedAt: number(row.acknowledgedAt), resolvedAt: number(row.resolvedAt),
});

/** Alerts of the practice, the newest first; `where` says which. */
export async function readAlerts(ctx: PluginContext, where: Record<string, unknown>, { limit = 200, tx }: { limit?: number; tx?: Tx } = {}): Promise<AlertRow[]> {
  const rows = await ctx.model(alerts).findAll({ where: { ...where, practiceId: ctx.practiceId }, order: [["raisedAt", "DESC"], ["id", "DESC"]], limit, ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => plainAlert(row.get()));
}

export const readAlert = async (ctx: PluginContext, id: string): Promise<AlertRow | undefined> => (await readAlerts(ctx, { id }, { limit: 1 }))[0];

/** An alert about a client whom the staff member may work with. @throws AppError `NOT_FOUND` */
export async function findAlert(ctx: PluginContext, viewer: StaffViewer, id: string): Promise<AlertRow> {
  const row = await readAlert(ctx, id);
  if (!row || !(await ctx.people.maySee(viewer, row.clientId))) throw notFound("this alert");
  return row;
}

/** Locks an alert until the transaction ends. @throws AppError `NOT_FOUND` */
export async function lockAlert(ctx: PluginContext, id: string, tx: Tx): Promise<AlertRow> {
  const row = (await ctx.model(alerts).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this alert");
  return plainAlert(row);
}
