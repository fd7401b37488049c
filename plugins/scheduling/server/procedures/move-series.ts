import { z } from "zod";
import { AppError, idInput, stale } from "@anteroom/core/server";
import { clientsOf, iso } from "../appointment-facts.ts";
import { placeInput, startInput } from "../acts/appointment-input.ts";
import { changeTime } from "../acts/change-time.ts";
import { findAppointment } from "../acts/find-appointment.ts";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { staffTime } from "../acts/staff-time.ts";
import { findConflicts } from "../series/find-conflicts.ts";
import { movedTimes } from "../series/moved-times.ts";
import { scopes, seriesPart } from "../series/series-part.ts";
import { staffProcedure } from "../trpc.ts";

/**
 * Moves this and following appointments of a series, or all to come, by as much as the one in `id` moves to `startsAt`; `moveFor` moves one
 * alone. With `preview` nothing is saved and each time comes with its conflict. All move or none.
 */
export const moveSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object({ id: idInput(), key: idInput(), version: z.number().int().optional(), scope: z.enum(scopes), preview: z.boolean().default(false), staffId: idInput("Choose a professional."), startsAt: startInput, ...placeInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, key, version, scope, preview, ...to } }) => {
    const seen = await findAppointment(plugin, viewer, id);
    const { zone, locationId } = await staffTime(plugin, { ...to, serviceId: seen.serviceId }, seen.clientId, seen);
    const plan = movedTimes(await seriesPart(plugin, seen, scope), seen, to.startsAt, zone);
    const clientIds = (await clientsOf(plugin, [id])).get(id) ?? [];
    const conflicts = await findConflicts(plugin, plan, { staffId: to.staffId, clientIds, ignoring: plan.flatMap(({ row }) => [row.id, ...(row.groupId === null ? [] : [row.groupId])]) });
    const times = plan.map((time, index) => ({ id: time.row.id, day: time.day, was: iso(time.row.startsAt), startsAt: iso(time.startsAt), conflict: time.startsAt <= plugin.now() ? ("over" as const) : (conflicts[index] ?? null) }));
    if (preview) return { moved: 0, times };
    const moved = await plugin.transaction((tx) =>
      plugin.once(`move-series:${id}:${key}`, tx, async () => {
        const one = await findAppointment(plugin, viewer, id, tx);
        if (version !== undefined && version !== one.version) throw stale("This appointment");
        const all = movedTimes(await seriesPart(plugin, one, scope, tx), one, to.startsAt, zone);
        if (all.some((time) => time.startsAt <= plugin.now())) throw new AppError("CONFLICT", "One of these times would be over. Choose a later one, or move the appointments one by one.", { reason: "over" });
        // Each leaves its time before the next one comes to it.
        const later = to.startsAt > one.startsAt;
        for (const time of later ? [...all].reverse() : all) await changeTime(plugin, tx, time.row, { startsAt: time.startsAt, staffId: to.staffId, place: to.place, locationId, zone }, { key: `series:${key}`, side: "staff", series: true });
        const [first] = all;
        if (first) {
          const words = `${first.row.serviceName}: ${all.length} appointments moved, the first to ${whenOf(plugin, { startsAt: first.startsAt, zone })}.`;
          await sayLine(plugin, tx, first.row, `series:${key}`, { forPortal: words, forStaff: words });
        }
        await plugin.audit("moved", { subject: seen.seriesId ?? id, ...(seen.clientId ? { clientId: seen.clientId } : {}), detail: { times: all.length } }, tx);
        return all.length;
      }),
    );
    return { moved, times };
  });
