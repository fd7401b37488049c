import { z } from "zod";
import { invalid, isId } from "@anteroom/core/server";
import { zoneOf } from "../../assignments/assign-form.ts";
import { newestPublished } from "../../assignments/forms-of.ts";
import { dayAt, isDay } from "../../assignments/local-day.ts";
import { staffProcedure } from "../../trpc.ts";
import { nextOccurrence } from "../next-occurrence.ts";
import { appointmentsAhead } from "../appointments/appointments-ahead.ts";
import { planFor } from "../appointments/follow-appointment.ts";
import { recurrences } from "../recurrence-rows.ts";
import type { Recurrence } from "../recurrence-rows.ts";
import { recurrenceWorkflow } from "../recurrence-workflow.ts";

const wholeNumber = (message: string) => z.string().trim().transform((text) => (text === "" ? null : Number(text))).pipe(z.number().int(message).min(1, message).max(365, message).nullable());

/** Gives a form again and again: every so many days, weeks or months at 9am where the client is, or before or after their appointments. */
export const repeat = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({
    key: z.string().refine(isId, "Use a ULID."),
    portalUserId: z.string().length(26, "Choose who fills it in."),
    formId: z.string().length(26, "Choose a form."),
    every: z.coerce.number("Enter a number, such as 2.").int("Enter a whole number.").min(1, "Enter 1 or more.").max(365, "Enter 365 or fewer."),
    unit: z.enum(["day", "week", "month", "before", "after"]),
    startsOn: z.string().trim().refine(isDay, "Choose the first day."),
    endsOn: z.string().trim().refine((text) => text === "" || isDay(text), "Choose a day.").default(""),
    times: wholeNumber("Enter a whole number from 1 to 365.").default(null),
    dueIn: wholeNumber("Enter a whole number of days.").default(null),
    /** Days before an appointment; only with `before`. */
    leadDays: z.coerce.number("Enter a whole number of days.").int("Enter a whole number of days.").min(0, "Enter 0 or more.").max(30, "Enter 30 or fewer.").default(2),
  }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { key: id, formId, every, unit, startsOn, times, dueIn } = input;
    const user = await plugin.inbox.reach({ portalUserId: input.portalUserId, permission: "forms.answer" });
    await newestPublished(plugin, formId);
    const zone = await zoneOf(plugin, user.clientId);
    const endsOn = input.endsOn || null;
    if (startsOn < dayAt(plugin.now(), zone)) throw invalid({ startsOn: "Choose today or a later day." });
    const around = unit === "before" || unit === "after";
    const next = around ? null : nextOccurrence({ startsOn, endsOn, every, unit, zone }, plugin.now());
    if (!around && !next) throw invalid({ endsOn: "Choose a day after the first time." });
    const appointments = around ? await appointmentsAhead(plugin, user.clientId) : [];
    if (!appointments) throw invalid({ unit: "Appointments are turned off for the practice. Choose days, weeks or months." });
    await plugin.transaction((tx) =>
      plugin.once(`repeat:${id}`, tx, async () => {
        const row: Recurrence = { id, practiceId: plugin.practiceId, clientId: user.clientId, portalUserId: user.portalUserId, formId, every, unit, startsOn, endsOn, times, dueIn, leadDays: unit === "before" ? input.leadDays : null, zone, given: 0, nextAt: next?.at ?? null, skippedAt: null, skippedWhy: null, state: "on", endedWhy: null, assignedBy: viewer.staffId, createdAt: plugin.now() };
        await plugin.model(recurrences).create({ ...row }, { transaction: tx.sequelize });
        if (next) await plugin.workflows.start(recurrenceWorkflow, { subjectId: id, input: { waitMs: next.at - plugin.now() } }, tx);
        // What stands already is told by no event.
        if (unit === "before") for (const appointment of appointments) await planFor(plugin, row, appointment, tx);
        await plugin.audit("repeats", { subject: id, clientId: user.clientId, detail: { every, unit } }, tx);
        return null;
      }),
    );
    return { id, nextAt: next?.at ?? null };
  });
