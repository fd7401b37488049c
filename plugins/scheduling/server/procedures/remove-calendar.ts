import { z } from "zod";
import { idInput, notFound } from "@anteroom/core/server";
import { whoseHours } from "../acts/whose-hours.ts";
import { busy } from "../rows/busy.ts";
import { calendars } from "../rows/calendars.ts";
import { staffProcedure } from "../trpc.ts";

/** Removes a calendar outside, with all that was kept of it. */
export const removeCalendar = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const { practiceId } = plugin;
    const row = (await plugin.model(calendars).findOne({ where: { practiceId, id } }))?.get();
    if (!row) throw notFound("this calendar");
    await whoseHours(plugin, viewer, row.staffId);
    await plugin.transaction(async (tx) => {
      await plugin.model(calendars).destroy({ where: { practiceId, id }, transaction: tx.sequelize });
      await plugin.model(busy).destroy({ where: { practiceId, calendarId: id }, transaction: tx.sequelize });
      await plugin.audit("hours", { subject: row.staffId }, tx);
    });
    return { id };
  });
