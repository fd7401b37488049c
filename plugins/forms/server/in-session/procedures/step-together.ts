import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { peopleNamed } from "../../cards/people-named.ts";
import { showStep } from "../../filling/show-step.ts";
import { staffProcedure } from "../../trpc.ts";
import { openTogether } from "../open-together.ts";

/** One page of a form that staff fill in together with the person. */
export const stepTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(z.object({ assignmentId: idInput(), step: z.number().int().min(1).max(1000) }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId, step } }) => {
    const filling = await openTogether(plugin, viewer, assignmentId);
    const { clientId, portalUserId } = filling.row;
    const who = (await peopleNamed(plugin, [portalUserId])).get(portalUserId)?.called ?? "the client";
    return { ...(await showStep(plugin, filling, step)), form: filling.form.definition.title, clientId, who, seatId: viewer.staffId };
  });
