import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { appointmentDone, appointmentGone, appointmentStands } from "./follow-appointment.ts";

const read = z.object({ appointmentId: z.string(), clientIds: z.array(z.string()), startsAt: z.string() });

/** What forms hear of appointments, from whichever plugin has them; nothing where there is none. */
export const hearAppointments = [
  listen({ to: "scheduling.appointment-booked", version: 1, as: "forms-before-booked", read, run: (ctx, { data }) => ctx.transaction((tx) => appointmentStands(ctx, data, tx)) }),
  listen({ to: "scheduling.appointment-changed", version: 1, as: "forms-before-changed", read, run: (ctx, { data }) => ctx.transaction((tx) => appointmentStands(ctx, data, tx)) }),
  listen({ to: "scheduling.appointment-cancelled", version: 1, as: "forms-before-cancelled", read: read.pick({ appointmentId: true }), run: (ctx, { data }) => ctx.transaction((tx) => appointmentGone(ctx, data.appointmentId, null, tx)) }),
  listen({
    to: "scheduling.appointment-completed",
    version: 1,
    as: "forms-after-completed",
    read: read.extend({ status: z.enum(["completed", "no-show"]) }),
    // Staff may correct which of both it was: the last word counts.
    run: (ctx, { data }) => ctx.transaction((tx) => (data.status === "completed" ? appointmentDone(ctx, data, tx) : appointmentGone(ctx, data.appointmentId, "after", tx))),
  }),
];
