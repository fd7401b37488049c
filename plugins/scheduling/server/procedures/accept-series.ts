import { z } from "zod";
import { AppError, idInput, newId, wallTime } from "@anteroom/core/server";
import { acceptRequest } from "../acts/accept-request.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { makeAppointment } from "../acts/make-appointment.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { dayTextInput } from "../acts/step-input.ts";
import { openAppointment } from "../appointment-body.ts";
import { appointments } from "../rows/appointments.ts";
import { series } from "../rows/series.ts";
import { agreedIn, wishedTimes } from "../series/repeat-wish.ts";
import { staffProcedure } from "../trpc.ts";

/** Accepts a request together with the later times that the client asked for, but the days in `skip`, or nothing: when one was taken since they were looked at, the request still waits. @throws TakenError */
export const acceptSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), skip: z.array(dayTextInput).max(52).default([]) }))
  .mutation(({ ctx: { plugin, viewer }, input: { id, key, skip } }) =>
    plugin.transaction((tx) =>
      plugin.once(`accept-series:${id}:${key}`, tx, async () => {
        const asked = await findAppointment(plugin, viewer, id, tx);
        const wish = openAppointment(plugin, asked).repeat;
        const [first, ...others] = wishedTimes(asked, wish);
        const later = others.filter((time) => !skip.includes(time.day));
        if (!wish || !first || later.length === 0) throw new AppError("CONFLICT", "Leave in at least one of the later times, or accept only the first.");
        const { practiceId, clientId, staffId, serviceId, zone, place, locationId, portalUserId } = asked;
        const seriesId = key;
        await plugin.model(series).create({ id: seriesId, practiceId, clientId: clientId ?? "", staffId, serviceId, rhythm: wish.rhythm, zone, firstDay: first.day, minutes: wallTime(asked.startsAt, zone).minutes, times: later.length + 1, place, locationId, version: 1, endedAt: null, createdAt: plugin.now() }, { transaction: tx.sequelize });
        await plugin.model(appointments).update({ seriesId, seriesDay: first.day }, { where: { practiceId, id }, transaction: tx.sequelize });
        const { row } = await acceptRequest(plugin, tx, viewer, { ...asked, seriesId, seriesDay: first.day });
        for (const time of later) {
          await makeAppointment(plugin, tx, { id: newId(), first: "booked", service: agreedIn(asked), staffId, clientId, portalUserId, startsAt: time.startsAt, place, locationId, zone, by: { side: "staff", id: viewer.staffId }, series: { id: seriesId, day: time.day } });
        }
        const words = `${viewer.name} accepted: ${row.serviceName}, ${later.length + 1} times from ${whenOf(plugin, row)}.`;
        await sayLine(plugin, tx, row, `accept:${id}`, { forPortal: words, forStaff: words });
        return { id: seriesId, times: later.length + 1 };
      }),
    ),
  );
