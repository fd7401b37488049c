import { z } from "zod";
import { idInput, invalid, newId } from "@anteroom/core/server";
import { optionalId } from "../acts/appointment-input.ts";
import { dayTextInput, wallInput } from "../acts/step-input.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { hours } from "../rows/hours.ts";
import { staffProcedure } from "../trpc.ts";

const part = z
  .object({ kind: z.enum(["open", "closed"]), fromMinutes: wallInput, toMinutes: wallInput, locationId: optionalId("Choose a place.") })
  .refine((one) => one.fromMinutes < one.toMinutes, { message: "Choose an end after the start.", path: ["toMinutes"] });

/** What differs on one day: open besides the weekly hours, or closed within them. With `keep` it is added to what differs already, whoever wrote that meanwhile; no parts make it a usual day again. */
export const saveDay = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague."), key: idInput(), day: dayTextInput, parts: z.array(part).max(20, "At most 20 lines."), keep: z.boolean().default(false) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { staffId, key, day, parts, keep } }) => {
    await whoseHours(plugin, viewer, staffId);
    const { practiceId } = plugin;
    await plugin.transaction((tx) =>
      plugin.once(`day:${staffId}:${key}`, tx, async () => {
        const transaction = tx.sequelize;
        if (!keep) await plugin.model(hours).destroy({ where: { practiceId, staffId, day }, transaction });
        else if ((await plugin.model(hours).count({ where: { practiceId, staffId, day }, transaction })) + parts.length > 20) throw invalid({ day: "At most 20 lines. Make it a usual day again first." });
        await plugin.model(hours).bulkCreate(parts.map((one) => ({ ...one, id: newId(), practiceId, staffId, weekday: null, day, firstDay: null, lastDay: null, createdAt: plugin.now() })), { transaction });
        await plugin.audit("hours", { subject: staffId }, tx);
        return null;
      }),
    );
    return { day };
  });
