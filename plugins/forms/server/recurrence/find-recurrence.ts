import { notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { recurrences } from "./recurrence-rows.ts";
import type { Recurrence } from "./recurrence-rows.ts";

const number = (value: number | null): number | null => (value === null ? null : Number(value));
const plain = (row: Recurrence): Recurrence => ({ ...row, every: Number(row.every), times: number(row.times), dueIn: number(row.dueIn), leadDays: number(row.leadDays), given: Number(row.given), nextAt: number(row.nextAt), skippedAt: number(row.skippedAt), createdAt: Number(row.createdAt) });

/** Repeated forms of a client, the newest first. */
export async function recurrencesOf(ctx: PluginContext, clientId: string): Promise<Recurrence[]> {
  const rows = await ctx.model(recurrences).findAll({ where: { practiceId: ctx.practiceId, clientId }, order: [["id", "DESC"]], limit: 50 });
  return rows.map((row) => plain(row.get()));
}

export async function lockRecurrence(ctx: PluginContext, id: string, tx: Tx): Promise<Recurrence | null> {
  const row = (await ctx.model(recurrences).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  return row ? plain(row) : null;
}

/** A repeated form of a client whom the staff member may work with. @throws AppError `NOT_FOUND` */
export async function findRecurrence(ctx: PluginContext, viewer: StaffViewer, id: string): Promise<Recurrence> {
  const row = (await ctx.model(recurrences).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row || !(await ctx.people.maySee(viewer, row.clientId))) throw notFound("this repeated form");
  return plain(row);
}
