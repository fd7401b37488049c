import { Op } from "sequelize";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { holdToCaps } from "../acts/hold-to-caps.ts";
import { checkOpen } from "../acts/nearest-slots.ts";
import type { Wanted } from "../acts/nearest-slots.ts";
import { clientsOf } from "../appointment-facts.ts";
import { claimAppointment } from "../claims/claim-appointment.ts";
import { TakenError } from "../claims/taken-error.ts";
import { findService, professionalsOf } from "../find-service.ts";
import { appointments, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** Whether a time whose hold has ended can still be its payer's: it is to come and open, and they have booked no other since. @throws AppError */
export async function checkLate(ctx: PluginContext, row: Appointment): Promise<void> {
  if (row.startsAt <= ctx.now()) throw new TakenError("s");
  const since = { practiceId: ctx.practiceId, clientId: row.clientId, portalUserId: row.portalUserId, createdAt: { [Op.gt]: row.createdAt }, state: ["held", "requested", ...standing] };
  if (await ctx.model(appointments).findOne({ where: since as never, attributes: ["id"] })) throw new TakenError("c");
  await checkOpen(ctx, await wantedAgain(ctx, row), row.startsAt);
}

async function wantedAgain(ctx: PluginContext, row: Appointment): Promise<Wanted> {
  const service = await findService(ctx, row.serviceId);
  const professionals = (await professionalsOf(ctx, service)).filter((one) => one.id === row.staffId);
  return { service, professionals, place: row.place, locationId: row.locationId, clientId: row.clientId };
}

/** Takes it again. @throws TakenError when somebody was faster */
export async function takeAgain(ctx: PluginContext, tx: Tx, row: Appointment): Promise<void> {
  await holdToCaps(ctx, tx, await wantedAgain(ctx, row), row.staffId, row.startsAt);
  const { roomId } = await claimAppointment(ctx, tx, { ...row, roomId: null }, (await clientsOf(ctx, [row.id], tx)).get(row.id) ?? []);
  await ctx.model(appointments).update({ roomId }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
}
