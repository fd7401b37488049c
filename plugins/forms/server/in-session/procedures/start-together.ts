import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { assignments } from "../../assignments/assignment-rows.ts";
import { startFilling } from "../../filling/start-filling.ts";
import { staffProcedure } from "../../trpc.ts";
import { lockTogether } from "../open-together.ts";

/** Begins a form together with the person, in a session, or goes on with it; recorded as such. */
export const startTogether = staffProcedure
  .meta({ permission: "forms.fill" })
  .input(z.object({ assignmentId: idInput() }))
  .mutation(({ ctx: { plugin, viewer }, input: { assignmentId } }) =>
    plugin.transaction(async (tx) => {
      const row = await lockTogether(plugin, viewer, assignmentId, tx);
      const started = await startFilling(plugin, row, tx);
      await plugin.model(assignments).update({ togetherWith: viewer.staffId }, { where: { practiceId: plugin.practiceId, id: assignmentId }, transaction: tx.sequelize });
      return started;
    }),
  );
