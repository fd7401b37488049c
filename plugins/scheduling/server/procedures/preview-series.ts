import { z } from "zod";
import { iso } from "../appointment-facts.ts";
import { staffTime } from "../acts/staff-time.ts";
import { findConflicts } from "../series/find-conflicts.ts";
import { seriesInput } from "../series/series-input.ts";
import { seriesTimes } from "../series/series-times.ts";
import { staffProcedure } from "../trpc.ts";

/** The times of a series before it is saved, each with what stands in its way: `taken`, `client`, `off` or null, and `over` for what is past. */
export const previewSeries = staffProcedure
  .meta({ permission: "scheduling.manage" })
  .input(z.object(seriesInput))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const { service, zone } = await staffTime(plugin, { ...input, startsAt: 0 }, input.clientId);
    const times = seriesTimes(service, { ...input, zone });
    const conflicts = await findConflicts(plugin, times, { staffId: input.staffId, clientIds: [input.clientId] });
    const now = plugin.now();
    return { zone, times: times.map((time, index) => ({ day: time.day, startsAt: iso(time.startsAt), endsAt: iso(time.endsAt), conflict: time.startsAt <= now ? ("over" as const) : (conflicts[index] ?? null) })) };
  });
