import { z } from "zod";
import { idInput, stale } from "@anteroom/core/server";
import { placeInput, startInput } from "../acts/appointment-input.ts";
import { changeTime } from "../acts/change-time.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { orNearest } from "../acts/nearest-slots.ts";
import { staffTime } from "../acts/staff-time.ts";
import { staffProcedure } from "../trpc.ts";

/** Staff move an appointment to another time, place or professional. @throws TakenError with the nearest times */
export const moveFor = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int().optional(), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    const { id, key, startsAt, staffId, place, version } = input;
    const seen = await findAppointment(plugin, viewer, id);
    const { zone, locationId, wanted } = await staffTime(plugin, { ...input, serviceId: seen.serviceId }, seen.clientId, seen);
    return orNearest(plugin, wanted, startsAt, () =>
      plugin.transaction((tx) =>
        plugin.once(`move-for:${id}:${key}`, tx, async () => {
          const row = await findAppointment(plugin, viewer, id, tx);
          if (version !== undefined && version !== row.version) throw stale("This appointment");
          const moved = await changeTime(plugin, tx, row, { startsAt, staffId, place, locationId, zone }, { key: `move:${key}`, side: "staff" });
          await plugin.audit("moved", { subject: id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
          return { id, state: moved.state, version: moved.version };
        }),
      ),
    );
  });
