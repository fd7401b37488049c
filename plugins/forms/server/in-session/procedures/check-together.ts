import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { peopleNamed } from "../../cards/people-named.ts";
import { showCheck } from "../../filling/show-check.ts";
import { staffProcedure } from "../../trpc.ts";
import { openTogether } from "../open-together.ts";

/** Every answer that was given together, before it is kept. */
export const checkTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(z.object({ assignmentId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input: { assignmentId } }) => {
    const filling = await openTogether(plugin, viewer, assignmentId);
    const { clientId, portalUserId } = filling.row;
    const who = (await peopleNamed(plugin, [portalUserId])).get(portalUserId)?.called ?? "the client";
    return { ...(await showCheck(plugin, filling)), title: filling.form.definition.title, clientId, who };
  });
