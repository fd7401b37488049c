import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { peopleNamed } from "../../cards/people-named.ts";
import { questionCount } from "../../filling/places.ts";
import { staffProcedure } from "../../trpc.ts";
import { openTogether } from "../open-together.ts";

/** What staff see before they fill a form in together with the person. */
export const together = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(z.object({ assignmentId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    const { row, form } = await openTogether(plugin, viewer, assignmentId);
    const who = (await peopleNamed(plugin, [row.portalUserId])).get(row.portalUserId)?.called ?? "the client";
    return { clientId: row.clientId, title: form.definition.title, questions: questionCount(form.definition), who, begun: row.togetherWith !== null };
  });
