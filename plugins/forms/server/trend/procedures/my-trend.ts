import { portalProcedure } from "../../trpc.ts";
import { readTrend } from "../read-trend.ts";

/** The viewer's own scores where the practice shows scores, and nobody else's. */
export const myTrend = portalProcedure.meta({ permission: "forms.answer" }).query(async ({ ctx: { plugin, viewer: { clientId, portalUserId } } }) => {
  const shown = await plugin.setting<boolean>("showScores", { clientId });
  const series = shown ? await readTrend(plugin, { clientId, portalUserId }) : [];
  return { shown, series: series.map((one) => ({ ...one, questions: [] as string[], points: one.points.map((point) => ({ ...point, items: [] as (number | null)[] })) })) };
});
