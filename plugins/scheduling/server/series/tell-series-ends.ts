import { Op } from "sequelize";
import { z } from "zod";
import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { sayLine, whenOf } from "../acts/say-line.ts";
import { seriesEndsNotification } from "../notifications.ts";
import { appointments, plainAppointment, standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { series } from "../rows/series.ts";

const dayMs = 86_400_000;
const aheadMs = 14 * dayMs;
/** Who booked it less than a week ago knows. */
const knownMs = 7 * dayMs;

/** Says once of a series that its last time comes within two weeks, to both sides, so that they can go on. */
export const tellSeriesEnds: JobDefinition<Record<string, never>> = {
  payload: z.object({}).strict() as z.ZodType<Record<string, never>>,
  cron: "40 8 * * *",
  async run(ctx) {
    for (const last of await lastTimes(ctx)) {
      await ctx.transaction(async (tx) => {
        const [told] = await ctx.model(series).update({ endedAt: last.startsAt }, { where: { practiceId: ctx.practiceId, id: last.seriesId ?? "", endedAt: null }, transaction: tx.sequelize });
        if (told === 0) return;
        const words = `The last of these times is ${last.serviceName}, ${whenOf(ctx, last)}.`;
        await sayLine(ctx, tx, last, `series-ends:${last.seriesId}`, { forPortal: `${words} Write to your practice if you want to go on.`, forStaff: words });
        await ctx.notify(seriesEndsNotification.kind, { to: { staffId: last.staffId }, data: { id: last.id }, key: `series-ends:${last.seriesId}` }, tx);
      });
    }
  },
};

/** The last standing appointment of each series that ends soon and of which nobody was told. */
async function lastTimes(ctx: PluginContext): Promise<Appointment[]> {
  const { practiceId } = ctx;
  const until = ctx.now() + aheadMs;
  const soon = await ctx.model(appointments).findAll({ where: { practiceId, seriesId: { [Op.ne]: null }, state: [...standing], startsAt: { [Op.gt]: ctx.now(), [Op.lte]: until } }, order: [["startsAt", "ASC"]] });
  const last = new Map(soon.map(plainAppointment).map((row) => [row.seriesId ?? "", row]));
  if (last.size === 0) return [];
  const [open, later] = await Promise.all([
    ctx.model(series).findAll({ where: { practiceId, id: [...last.keys()], endedAt: null, createdAt: { [Op.lt]: ctx.now() - knownMs } }, attributes: ["id"] }),
    ctx.model(appointments).findAll({ where: { practiceId, seriesId: [...last.keys()], state: [...standing], startsAt: { [Op.gt]: until } }, attributes: ["seriesId"], group: ["seriesId"] }),
  ]);
  const goesOn = new Set(later.map((row) => row.get().seriesId));
  return open.flatMap((row) => (goesOn.has(row.get().id) ? [] : (last.get(row.get().id) ?? [])));
}
