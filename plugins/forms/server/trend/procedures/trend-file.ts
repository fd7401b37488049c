import { z } from "zod";
import { csvLine } from "@anteroom/core/server";
import { dayAt } from "../../assignments/local-day.ts";
import { staffProcedure } from "../../trpc.ts";
import { readTrend } from "../read-trend.ts";

const text = (value: number | null): string => (value === null ? "" : String(value));

/** A client's scores as a CSV file that no spreadsheet program takes for formulas: a line for each result. */
export const trendFile = staffProcedure
  .meta({ permission: "forms.review" })
  .input(z.object({ clientId: z.string().length(26) }))
  .query(async ({ ctx: { plugin, viewer }, input: { clientId } }) => {
    await plugin.people.clientFor(viewer, clientId);
    const series = await readTrend(plugin, { clientId });
    const lines = [csvLine(["Measure", "Filled in by", "Day", "Score", "Out of", "Band", "Change", "Reliable change", "Questions not answered", "Points of each question"])];
    for (const { name, max, portalUserId, points } of series) {
      const user = await plugin.people.portalUser(portalUserId);
      for (const point of points) {
        lines.push(csvLine([name, user ? `${user.firstName} ${user.lastName}` : "Somebody who left", dayAt(point.at, viewer.timeZone), text(point.score), String(max), point.band ?? "", point.change === null ? "" : point.change > 0 ? `plus ${point.change}` : point.change < 0 ? `minus ${-point.change}` : "0", point.reliable ?? "", String(point.missing), point.items.map((item) => item ?? "none").join(" ")]));
      }
    }
    await plugin.transaction((tx) => plugin.audit("exported-scores", { subject: clientId, clientId }, tx));
    // The mark in front lets spreadsheet programs read names as they are.
    return { name: "scores.csv", text: `\uFEFF${lines.join("")}` };
  });
