import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { services } from "../rows/services.ts";
import { staffProcedure } from "../trpc.ts";

/** Takes a service out of what can be booked, or puts it back; appointments of it stay. */
export const archiveService = staffProcedure
  .meta({ permission: "scheduling.set-up" })
  .input(z.object({ id: idInput(), archived: z.boolean() }))
  .mutation(({ ctx: { plugin }, input: { id, archived } }) =>
    plugin.transaction(async (tx) => {
      const [changed] = await plugin.model(services).update({ archivedAt: archived ? plugin.now() : null }, { where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize });
      if (changed === 0) throw notFound("this service");
      await plugin.audit("set-up", { subject: id }, tx);
      return { id };
    }),
  );
