import { z } from "zod";
import { AppError, idInput, newId } from "@anteroom/core/server";
import { makeAppointment } from "../acts/make-appointment.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { staffTime } from "../acts/staff-time.ts";
import { dayTextInput } from "../acts/step-input.ts";
import { series } from "../rows/series.ts";
import { seriesInput } from "../series/series-input.ts";
import { seriesTimes } from "../series/series-times.ts";
import { staffProcedure } from "../trpc.ts";

/** Books all times of a series but the days in `skip`, or none: when one was taken since the preview, nothing is booked. One notice and one line tell of all. */
export const bookSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ key: idInput(), ...seriesInput, skip: z.array(dayTextInput).max(52).default([]) }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { key, skip, ...input } }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const { service, zone, locationId } = await staffTime(plugin, { ...input, startsAt: 0 }, input.clientId);
    const times = seriesTimes(service, { ...input, zone }).filter((time) => !skip.includes(time.day));
    const [first] = times;
    if (!first || first.startsAt <= plugin.now()) throw new AppError("CONFLICT", "The first of these times is over. Choose a later day.");
    return plugin.transaction((tx) =>
      plugin.once(`series:${key}`, tx, async () => {
        const { clientId, staffId, serviceId, rhythm, firstDay, minutes, place } = input;
        await plugin.model(series).create({ id: key, practiceId: plugin.practiceId, clientId, staffId, serviceId, rhythm, zone, firstDay, minutes, times: times.length, place, locationId, version: 1, endedAt: null, createdAt: plugin.now() }, { transaction: tx.sequelize });
        let told = null;
        for (const time of times) {
          const row = await makeAppointment(plugin, tx, { id: newId(), first: "booked", service, staffId, clientId, portalUserId: null, startsAt: time.startsAt, place, locationId, zone, by: { side: "staff", id: viewer.staffId }, series: { id: key, day: time.day } });
          told ??= row;
        }
        if (told) {
          const words = `${viewer.name} booked ${service.name}, ${times.length} times from ${whenOf(plugin, told)}.`;
          await sayLine(plugin, tx, told, `series:${key}`, { forPortal: words, forStaff: words });
        }
        await plugin.audit("booked", { subject: key, clientId, detail: { times: times.length } }, tx);
        return { id: key, times: times.length };
      }),
    );
  });
