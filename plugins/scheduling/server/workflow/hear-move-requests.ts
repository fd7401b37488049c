import { listen } from "@anteroom/core/server";
import { z } from "zod";
import { endMoveRequests } from "../acts/end-move-requests.ts";
import { standing } from "../rows/appointments.ts";
import { loadAppointment } from "./load-appointment.ts";

const hear = (event: "appointment-cancelled" | "appointment-completed") =>
  listen({
    to: `scheduling.${event}`,
    version: 1,
    as: `move-requests-${event}`,
    read: z.object({ appointmentId: z.string() }),
    run: (ctx, { data: { appointmentId } }) =>
      ctx.transaction(async (tx) => {
        const row = await loadAppointment(ctx, appointmentId, tx);
        if (row && !standing.includes(row.state)) await endMoveRequests(ctx, tx, row, "ended");
      }),
  });

/** A request to move an appointment ends with it. */
export const hearMoveRequests = [hear("appointment-cancelled"), hear("appointment-completed")];
