import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { whoseHours } from "../acts/whose-hours.ts";
import { busy } from "../rows/busy.ts";
import { staffProcedure } from "../trpc.ts";

/** Takes time off back. */
export const removeTimeOff = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const where = { practiceId: plugin.practiceId, id, calendarId: null };
    const row = (await plugin.model(busy).findOne({ where }))?.get();
    if (!row) throw notFound("this time off");
    await whoseHours(plugin, viewer, row.staffId);
    await plugin.transaction(async (tx) => {
      await plugin.model(busy).destroy({ where, transaction: tx.sequelize });
      await plugin.audit("hours", { subject: row.staffId }, tx);
    });
    return { id };
  });
