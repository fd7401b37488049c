import { z } from "zod";
import { idInput, invalid, newId, stale } from "@anteroom/core/server";
import { optionalId } from "../acts/appointment-input.ts";
import { dayTextInput, wallInput } from "../acts/step-input.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { dayVersion, hours, plainHours } from "../rows/hours.ts";
import { staffProcedure } from "../trpc.ts";

const part = z
  .object({ kind: z.enum(["open", "closed"]), fromMinutes: wallInput, toMinutes: wallInput, locationId: optionalId("Choose a place.") })
  .refine((one) => one.fromMinutes < one.toMinutes, { message: "Choose an end after the start.", path: ["toMinutes"] });

/** What differs on one day: open besides the weekly hours, or closed within them. With `keep` it is added to what differs already, whoever wrote that meanwhile; without it `version` is the one that was seen of that day. No parts make it a usual day again. */
export const saveDay = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague."), key: idInput(), day: dayTextInput, parts: z.array(part).max(20, "At most 20 lines."), keep: z.boolean().default(false), version: z.number().int().optional() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { staffId, key, day, parts, keep, version } }) => {
    await whoseHours(plugin, viewer, staffId);
    const { practiceId } = plugin;
    await plugin.transaction((tx) =>
      plugin.once(`day:${staffId}:${key}`, tx, async () => {
        const transaction = tx.sequelize;
        if (!keep) {
          const before = await plugin.model(hours).findAll({ where: { practiceId, staffId, day }, transaction, lock: true });
          // A day that is usual already has nothing that could be lost.
          if (version !== undefined && before.length > 0 && version !== dayVersion(before.map(plainHours), day)) throw stale("These hours");
          await plugin.model(hours).destroy({ where: { practiceId, staffId, day }, transaction });
        } else if ((await plugin.model(hours).count({ where: { practiceId, staffId, day }, transaction })) + parts.length > 20) throw invalid({ day: "At most 20 lines. Make it a usual day again first." });
        await plugin.model(hours).bulkCreate(parts.map((one) => ({ ...one, id: newId(), practiceId, staffId, weekday: null, day, firstDay: null, lastDay: null, createdAt: plugin.now() })), { transaction });
        await plugin.audit("hours", { subject: staffId }, tx);
        return null;
      }),
    );
    return { day };
  });
