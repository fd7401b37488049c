import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { waits } from "../rows/waits.ts";
import { findWait } from "../waitlist/load-waits.ts";
import { staffProcedure } from "../trpc.ts";

/** Puts somebody before the others of the waitlist, or back among them; it counts where the practice's rule is priority. */
export const putFirst = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), first: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, first } }) =>
    plugin.transaction(async (tx) => {
      const row = await findWait(plugin, viewer, id, tx);
      const priority = first ? 1 : 0;
      if (row.priority === priority) return { id };
      await plugin.model(waits).update({ priority, version: row.version + 1 }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      await plugin.audit("ranked", { subject: id, clientId: row.clientId, detail: { first } }, tx);
      return { id };
    }),
  );
