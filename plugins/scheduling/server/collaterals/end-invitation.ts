import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { findAppointment } from "../acts/find-appointment.ts";
import { collaterals, plainCollateral } from "../rows/collaterals.ts";
import { writeCollateral } from "./write-collateral.ts";

/** Takes an invitation back: staff, or the client who does not agree any more. They are told while the appointment is to come. @throws AppError `NOT_FOUND` */
export async function endInvitation(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string): Promise<{ appointmentId: string }> {
  const where = { practiceId: ctx.practiceId, id };
  const found = await ctx.model(collaterals).findOne({ where, transaction: tx.sequelize, lock: true });
  const row = found && plainCollateral(found);
  if (!row) throw notFound("this person");
  const appointment = await findAppointment(ctx, viewer, row.appointmentId, tx);
  if (row.endedAt !== null) return { appointmentId: appointment.id };
  await ctx.model(collaterals).update({ endedAt: ctx.now() }, { where, transaction: tx.sequelize });
  if (appointment.endsAt > ctx.now()) await writeCollateral(ctx, tx, row, appointment, "ended");
  await ctx.cards.touch("scheduling.appointment", appointment.id, tx);
  await ctx.audit("uninvited", { subject: appointment.id, clientId: row.clientId }, tx);
  return { appointmentId: appointment.id };
}
