import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { moveOn } from "./move-on.ts";
import { moveRequestsOf } from "./move-requests-of.ts";
import { sayLine, whenOf } from "./say-line.ts";

const because = {
  again: "another time was asked for",
  moved: "the appointment has another time now",
  ended: "the appointment does not stand any more",
} as const;

/** Ends the open requests to move an appointment: their time is free again, and both sides are told why. */
export async function endMoveRequests(ctx: PluginContext, tx: Tx, row: Pick<Appointment, "id">, why: keyof typeof because): Promise<void> {
  for (const request of await moveRequestsOf(ctx, row.id, tx)) {
    await moveOn(ctx, tx, request, { type: "release" });
    const words = `equest to move ${request.serviceName} to ${whenOf(ctx, request)} has ended, since ${because[why]}.`;
    await sayLine(ctx, tx, request, `move-request-ended:${request.id}`, { forPortal: `Your r${words}`, forStaff: `The r${words}` });
  }
}
