import { listen } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { collaterals } from "../rows/collaterals.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { invitedTo } from "./collaterals-of.ts";
import { writeCollateral } from "./write-collateral.ts";

/** Tells those who are invited of another time or place, and asks them anew. */
async function tellOfChange(ctx: PluginContext, tx: Tx, row: Appointment): Promise<void> {
  for (const one of await invitedTo(ctx, row.id, tx)) {
    await ctx.model(collaterals).update({ answer: "none", answeredAt: null }, { where: { practiceId: ctx.practiceId, id: one.id }, transaction: tx.sequelize });
    await writeCollateral(ctx, tx, one, row, "changed");
  }
}

async function tellOfEnd(ctx: PluginContext, tx: Tx, row: Appointment): Promise<void> {
  for (const one of await invitedTo(ctx, row.id, tx)) {
    await ctx.model(collaterals).update({ endedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: one.id }, transaction: tx.sequelize });
    await writeCollateral(ctx, tx, one, row, "ended");
  }
}

/** Invitations follow their appointment: to its new time, to the appointment that took its place, and to its end. */
export const followAppointment = [
  listen({
    to: "scheduling.appointment-changed", version: 1, as: "collaterals-changed", read: z.object({ appointmentId: z.string() }),
    run: (ctx, { data: { appointmentId }, eventId }) =>
      ctx.transaction(async (tx) => {
        await ctx.once(`collaterals:${eventId}`, tx, async () => {
          const row = await loadAppointment(ctx, appointmentId, tx);
          if (row && standing.includes(row.state)) await tellOfChange(ctx, tx, row);
          return null;
        });
      }),
  }),
  listen({
    to: "scheduling.appointment-cancelled", version: 1, as: "collaterals-cancelled", read: z.object({ appointmentId: z.string(), replacedBy: z.string().nullable() }),
    run: (ctx, { data: { appointmentId, replacedBy }, eventId }) =>
      ctx.transaction(async (tx) => {
        await ctx.once(`collaterals:${eventId}`, tx, async () => {
          const [row, next] = [await loadAppointment(ctx, appointmentId, tx), replacedBy === null ? null : await loadAppointment(ctx, replacedBy, tx)];
          if (next && standing.includes(next.state)) {
            await ctx.model(collaterals).update({ appointmentId: next.id }, { where: { practiceId: ctx.practiceId, appointmentId, endedAt: null }, transaction: tx.sequelize });
            await tellOfChange(ctx, tx, next);
          } else if (row && !standing.includes(row.state)) await tellOfEnd(ctx, tx, row);
          return null;
        });
      }),
  }),
];
