import { z } from "zod";
import { peopleNamed } from "../../cards/people-named.ts";
import { staffProcedure } from "../../trpc.ts";
import { readTrend } from "../read-trend.ts";

/** How a client's scores have moved, apart for each person who sent them, with every question. */
export const trend = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const series = await readTrend(plugin, { clientId });
    const names = await peopleNamed(plugin, series.map((one) => one.portalUserId));
    await plugin.transaction((tx) => plugin.audit("read-scores", { subject: clientId, clientId }, tx));
    return { series: series.map((one) => ({ ...one, who: names.get(one.portalUserId)?.name ?? "Somebody who left" })) };
  });
