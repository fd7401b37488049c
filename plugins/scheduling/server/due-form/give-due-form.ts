import { z } from "zod";
import { addDays, listen, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { plainService, services } from "../rows/services.ts";
import { standing } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";
import { whoIsTold } from "../workflow/who-is-told.ts";
import { formDueAt } from "./form-due-at.ts";

/** Gives the form that the service asks for to everybody who comes and can answer it. */
async function giveDueForm(ctx: PluginContext, appointmentId: string): Promise<void> {
  const row = await loadAppointment(ctx, appointmentId);
  if (!row || !standing.includes(row.state) || row.startsAt <= ctx.now()) return;
  const found = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: row.serviceId } });
  const service = found && plainService(found);
  if (!service?.formId) return;
  // A form is due at the end of a day: of the last one that is over by then.
  const dueOn = writeDate(addDays(wallTime(formDueAt(row, service), row.zone), -1));
  for (const user of await whoIsTold(ctx, row.id)) {
    if (!user.permissions.includes("surveys")) continue;
    const asked = await ctx.ask("forms.give", { formId: service.formId, portalUserId: user.id, dueOn, key: `scheduling:${row.id}:${user.id}` });
    if (!asked.ok) ctx.log.info({ appointment: row.id }, "the form before an appointment was not given");
  }
}

/** A form that a service asks for is given when an appointment of it stands. */
export const hearBooked = listen({
  to: "scheduling.appointment-booked",
  version: 1,
  as: "give-due-form",
  read: z.object({ appointmentId: z.string() }),
  run: (ctx, { data }) => giveDueForm(ctx, data.appointmentId),
});
