import { z } from "zod";
import { idInput, stale } from "@anteroom/core/server";
import { findGroup } from "../groups/load-group.ts";
import { groups } from "../rows/groups.ts";
import { staffProcedure } from "../trpc.ts";

/** Whether those of a group know each other, so that each sees the first names of the others; nobody does until staff say so. */
export const showNames = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), version: z.number().int(), shown: z.boolean() }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, version, shown } }) =>
    plugin.transaction(async (tx) => {
      const { group } = await findGroup(plugin, viewer, id, tx);
      if (group.version !== version) throw stale("This group");
      await plugin.model(groups).update({ namesShown: Number(shown), version: version + 1 }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      await plugin.audit("names", { subject: id, detail: { shown } }, tx);
      return { shown };
    }),
  );
