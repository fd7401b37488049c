import { z } from "zod";
import { idInput, newId, stale } from "@anteroom/core/server";
import { optionalId } from "../acts/appointment-input.ts";
import { dayTextInput, wallInput } from "../acts/step-input.ts";
import { whoseHours } from "../acts/whose-hours.ts";
import { hours, plainHours, weeklyVersion } from "../rows/hours.ts";
import { staffProcedure } from "../trpc.ts";

const line = z
  .object({ weekday: z.coerce.number().int().min(0).max(6), fromMinutes: wallInput, toMinutes: wallInput, locationId: optionalId("Choose a place."), firstDay: dayTextInput.nullable().default(null), lastDay: dayTextInput.nullable().default(null) })
  .refine((one) => one.fromMinutes < one.toMinutes, { message: "Choose an end after the start.", path: ["toMinutes"] });

/** Replaces a professional's weekly hours by these; `version` is the one that was seen. Appointments that stand stay, also outside the new hours. */
export const saveHours = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ staffId: idInput("Choose a colleague."), key: idInput(), version: z.number().int().optional(), weekly: z.array(line).max(100, "At most 100 lines.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { staffId, key, version, weekly } }) => {
    await whoseHours(plugin, viewer, staffId);
    const { practiceId } = plugin;
    await plugin.transaction((tx) =>
      plugin.once(`hours:${staffId}:${key}`, tx, async () => {
        const transaction = tx.sequelize;
        const before = await plugin.model(hours).findAll({ where: { practiceId, staffId, kind: "weekly" }, transaction, lock: true });
        if (version !== undefined && version !== weeklyVersion(before.map(plainHours))) throw stale("These hours");
        await plugin.model(hours).destroy({ where: { practiceId, staffId, kind: "weekly" }, transaction });
        await plugin.model(hours).bulkCreate(weekly.map((one) => ({ ...one, id: newId(), practiceId, staffId, kind: "weekly" as const, day: null, createdAt: plugin.now() })), { transaction });
        await plugin.audit("hours", { subject: staffId }, tx);
        return null;
      }),
    );
    return { lines: weekly.length };
  });
