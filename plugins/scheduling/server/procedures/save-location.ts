import { z } from "zod";
import { isTimeZone, newId, notFound, stale } from "@anteroom/core/server";
import { namedInput, savedInput } from "../acts/step-input.ts";
import { locations, rooms } from "../rows/locations.ts";
import { staffProcedure } from "../trpc.ts";

/** Makes a place or changes one, with its rooms by name: rooms that are left out are archived, and appointments in them stay. */
export const saveLocation = staffProcedure
  .meta({ permission: "scheduling.set-up" })
  .input(
    z.object({
      ...savedInput, name: namedInput, address: z.string().trim().max(500, "Use 500 characters or fewer.").default(""), directions: z.string().trim().max(1000, "Use 1,000 characters or fewer.").default(""),
      zone: z.string().refine(isTimeZone, "Choose a time zone."), rooms: z.array(namedInput).max(50, "At most 50 rooms.").default([]), archived: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx: { plugin }, input: { id, version, rooms: names, archived, ...rest } }) => {
    const { practiceId } = plugin;
    const now = plugin.now();
    await plugin.transaction(async (tx) => {
      const transaction = tx.sequelize;
      const row = { ...rest, archivedAt: archived ? now : null };
      if (version === null) {
        if (await plugin.model(locations).findOne({ where: { practiceId, id }, transaction })) return;
        await plugin.model(locations).create({ ...row, id, practiceId, version: 1, createdAt: now }, { transaction });
      } else {
        const [changed] = await plugin.model(locations).update({ ...row, version: version + 1 }, { where: { practiceId, id, version }, transaction });
        if (changed === 0) throw (await plugin.model(locations).findOne({ where: { practiceId, id }, transaction })) ? stale("This place") : notFound("this place");
      }
      const known = (await plugin.model(rooms).findAll({ where: { practiceId, locationId: id }, transaction })).map((one) => one.get());
      const wanted = [...new Set(names)];
      for (const room of known) await plugin.model(rooms).update({ archivedAt: wanted.includes(room.name) ? null : (room.archivedAt ?? now) }, { where: { practiceId, id: room.id }, transaction });
      for (const name of wanted.filter((one) => !known.some((room) => room.name === one))) await plugin.model(rooms).create({ id: newId(), practiceId, locationId: id, name, archivedAt: null, createdAt: now }, { transaction });
      await plugin.audit("set-up", { subject: id }, tx);
    });
    return { id };
  });
