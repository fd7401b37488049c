import { z } from "zod";
import { staffNames } from "../../../cards/assignment-faces.ts";
import { dayAt } from "../../../assignments/local-day.ts";
import { portalProcedure } from "../../../trpc.ts";
import { findOwnGiven } from "../find-given.ts";
import { countSteps, stepStates } from "../step-states.ts";

/** A packet for the person who does its steps. */
export const given = portalProcedure
  .meta({ permission: "forms.answer" })
  .input(z.object({ givenId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { givenId } }) => {
    const packet = await findOwnGiven(plugin, viewer, givenId);
    const steps = ((await stepStates(plugin, [packet])).get(packet.id) ?? []).filter((step) => step.state !== "left-out" && step.state !== "missing");
    return {
      id: packet.id, title: packet.title, state: packet.state, ordered: packet.ordered, dueOn: packet.dueOn, overdue: packet.dueOn !== null && packet.dueOn < dayAt(plugin.now(), viewer.timeZone), doneAt: packet.doneAt,
      from: (await staffNames(plugin, [packet.assignedBy])).get(packet.assignedBy ?? "") ?? (await plugin.people.practice()).name,
      steps: steps.map(({ title, state, place, minutes, href }) => ({ title, state, place, minutes, href })), ...countSteps(steps),
    };
  });
