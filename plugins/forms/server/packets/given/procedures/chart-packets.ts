import { personName } from "@anteroom/core/server";
import { z } from "zod";
import { zoneOf } from "../../../assignments/assign-form.ts";
import { dayAt } from "../../../assignments/local-day.ts";
import { staffProcedure } from "../../../trpc.ts";
import { readGiven } from "../find-given.ts";
import { givablePackets } from "../packet-offer.ts";
import { countSteps, stepStates } from "../step-states.ts";

/** What a client's portal users were given as packets, each with its steps, and what they may be given. */
export const chartPackets = staffProcedure
  .meta({ permission: "forms.assign" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const reachable = await plugin.inbox.reachable({ clientId, permission: "forms.answer" });
    const rows = await readGiven(plugin, { clientId }, { limit: 30 });
    const steps = await stepStates(plugin, rows);
    const names = new Map((await plugin.people.portalUsersOf(clientId)).map((user) => [user.id, personName(user)]));
    return {
      people: reachable.map(({ portalUserId, name, status }) => ({ id: portalUserId, name, enrolled: status === "active" })),
      packets: await givablePackets(plugin, clientId),
      today: dayAt(plugin.now(), await zoneOf(plugin, clientId)),
      given: rows.map((row) => {
        const shown = steps.get(row.id) ?? [];
        const { done, of } = countSteps(shown);
        return { id: row.id, title: row.title, who: names.get(row.portalUserId) ?? "Somebody who left", state: row.state, ordered: row.ordered, assignedAt: row.assignedAt, dueOn: row.dueOn, doneAt: row.doneAt, endedAt: row.endedAt, done, of, steps: shown.map(({ title, state, place, assignmentId, why }) => ({ title, state, place, assignmentId, why })) };
      }),
    };
  });
