import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { keepReason } from "./cancel-appointment.ts";
import { moveOn } from "./move-on.ts";
import { whenOf } from "./say-line.ts";
import type { Line } from "./say-line.ts";

/** Declines what was asked for; the reason is shown to the client. @throws AppError `CONFLICT` with how it stands */
export async function declineRequest(ctx: PluginContext, tx: Tx, viewer: Viewer, row: Appointment, reason: string): Promise<{ row: Appointment; line: Line }> {
  await keepReason(ctx, tx, row, reason);
  const after = await moveOn(ctx, tx, row, { type: "decline" });
  await ctx.audit("declined", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
  const what = `${row.serviceName}, ${whenOf(ctx, row)}`;
  return { row: after, line: { forPortal: `${viewer.name} could not take ${what}.`, forStaff: `${viewer.name} declined ${what}.` } };
}
