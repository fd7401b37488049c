import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { zoneOf } from "../../assignments/assign-form.ts";
import { givableForms } from "../../assignments/forms-of.ts";
import { dayAt } from "../../assignments/local-day.ts";
import { formRows } from "../../library/form-rows.ts";
import { appointmentsAhead } from "../appointments/appointments-ahead.ts";
import { staffProcedure } from "../../trpc.ts";
import { recurrencesOf } from "../find-recurrence.ts";

/** The forms that a client's portal users get again and again, and what may be repeated. */
export const repeats = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const rows = await recurrencesOf(plugin, clientId);
    const titles = new Map((await plugin.model(formRows).findAll({ attributes: ["id", "title"], where: { practiceId: plugin.practiceId, id: [...new Set(rows.map((row) => row.formId))] } })).map((row) => [row.get().id, row.get().title]));
    const names = new Map((await plugin.people.portalUsersOf(clientId)).map((user) => [user.id, personName(user)]));
    const reachable = await plugin.inbox.reachable({ clientId, permission: "forms.answer" });
    return {
      /** Whether forms can come with appointments. */
      appointments: (await appointmentsAhead(plugin, clientId)) !== null,
      today: dayAt(plugin.now(), await zoneOf(plugin, clientId)),
      people: reachable.map(({ portalUserId, name }) => ({ id: portalUserId, name })),
      forms: (await givableForms(plugin)).map(({ id, title }) => ({ id, title })),
      repeats: rows.map(({ id, formId, portalUserId, every, unit, leadDays, endsOn, times, given, nextAt, skippedAt, skippedWhy, state, endedWhy }) => ({ id, title: titles.get(formId) ?? "A form", who: names.get(portalUserId) ?? "Somebody who left", every, unit, leadDays, endsOn, times, given, nextAt, skippedAt, skippedWhy, state, endedWhy })),
    };
  });
