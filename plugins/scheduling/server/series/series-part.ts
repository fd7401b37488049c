import { Op } from "sequelize";
import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** How much of a series: from one on, or all that are still to come. */
export const scopes = ["following", "all"] as const;
export type Scope = (typeof scopes)[number];

/** The appointments of a series that a change is for: those that stand and are to come, by time. @throws AppError `NOT_FOUND` for one of no series */
export async function seriesPart(ctx: PluginContext, row: Appointment, scope: Scope, tx?: Tx): Promise<Appointment[]> {
  if (row.seriesId === null) throw notFound("this series");
  const from = scope === "following" ? Math.max(row.startsAt, ctx.now()) : ctx.now();
  const rows = await ctx.model(appointments).findAll({ where: { practiceId: ctx.practiceId, seriesId: row.seriesId, state: [...standing], startsAt: { [Op.gte]: from } }, order: [["startsAt", "ASC"]], ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  return rows.map(plainAppointment);
}
