import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import { standing } from "./rows/appointments.ts";
import { loadAppointment } from "./workflow/load-appointment.ts";

/** The other side will be late; only the last word of it is told. */
export const runningLateNotification = defineNotification({
  kind: "scheduling.running-late",
  class: "appointment",
  data: z.object({ id: z.string(), side: z.enum(["staff", "portal"]), minutes: z.number() }),
  example: { id: "01JD0000000000000000000000", side: "portal" as const, minutes: 10 },
  async stillNeeded(ctx, { id, side, minutes }) {
    const row = await loadAppointment(ctx, id);
    return row !== null && standing.includes(row.state) && row.endsAt > ctx.now() && row.lateBySide === side && row.lateBy === minutes;
  },
});
