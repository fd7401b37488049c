import type { PluginContext, Tx } from "@anteroom/core/server";
import { openAppointment, sealAppointment } from "../appointment-body.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import type { EndedBy } from "../workflow/appointment-events.ts";
import { moveOn } from "./move-on.ts";

/** Keeps why, sealed. */
export async function keepReason(ctx: PluginContext, tx: Tx, row: Appointment, reason: string): Promise<void> {
  if (reason === "") return;
  await ctx.model(appointments).update({ body: sealAppointment(ctx, row.id, { ...openAppointment(ctx, row), reason }) }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
}

/** Who ends it when staff cancel: the practice, or the client who asked them to, which is late when it is. */
export function endedFor(row: Appointment, forClient: boolean, now: number): EndedBy {
  if (!forClient) return "staff";
  return row.lateMinutes > 0 && now >= row.startsAt - row.lateMinutes * 60_000 ? "portal-late" : "portal";
}

interface Cancelled {
  by: EndedBy;
  /** The side that presses it: the practice may do so for the client. */
  side: "staff" | "portal";
  reason: string;
  /** Of the call, when it cancels several of a series. */
  key?: string;
}

/** Cancels what stands, or withdraws what was asked for. @throws AppError `CONFLICT` with how it stands */
export async function cancelAppointment(ctx: PluginContext, tx: Tx, row: Appointment, { by, side, reason, key }: Cancelled): Promise<Appointment> {
  await keepReason(ctx, tx, row, reason);
  await ctx.model(appointments).update({ endedSide: side, endedFrom: row.state, endedKey: key ?? null }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  return moveOn(ctx, tx, row, row.state === "requested" ? { type: "withdraw" } : { type: "cancel", by });
}
