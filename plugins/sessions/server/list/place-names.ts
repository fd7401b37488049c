import { z } from "zod";
import type { PluginContext } from "@anteroom/core/server";
import type { Session } from "../tables/sessions.ts";

const answer = z.object({ appointments: z.array(z.object({ appointmentId: z.string(), locationName: z.string() })) });

/** What the places of sessions in person are called, by appointment, as scheduling says; none without it. One question for a page. */
export async function placeNames(ctx: PluginContext, rows: readonly Pick<Session, "appointmentId" | "place">[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => (row.place === "in-person" && row.appointmentId !== null ? [row.appointmentId] : []));
  if (ids.length === 0) return new Map();
  const asked = await ctx.ask<unknown>("scheduling.appointment", { ids });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  return new Map(read?.success ? read.data.appointments.map((one) => [one.appointmentId, one.locationName]) : []);
}
