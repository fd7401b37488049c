import { listen } from "@anteroom/core/server";
import { applyAppointment } from "./apply-appointment.ts";
import { heardFacts } from "./heard-facts.ts";

const hear = (what: "booked" | "changed" | "confirmed" | "cancelled" | "completed") =>
  listen({
    to: `scheduling.appointment-${what}`,
    version: 1,
    as: `keep-session-when-${what}`,
    read: heardFacts,
    run: (ctx, { data, at }) => ctx.transaction((tx) => applyAppointment(ctx, tx, data, at)),
  });

/** What happens to appointments elsewhere. */
export const appointmentListeners = [hear("booked"), hear("changed"), hear("confirmed"), hear("cancelled"), hear("completed")];
