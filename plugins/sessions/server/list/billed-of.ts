import { z } from "zod";
import type { PluginContext } from "@anteroom/core/server";
import type { Session } from "../tables/sessions.ts";

const answer = z.object({ billed: z.array(z.string()) });

/** Which of these appointments were billed, as payments says; none without it. One question for a page. */
export async function billedOf(ctx: PluginContext, rows: readonly Session[]): Promise<Set<string>> {
  const appointmentIds = rows.flatMap((row) => (row.appointmentId !== null && row.startsAt < ctx.now() ? [row.appointmentId] : []));
  if (appointmentIds.length === 0) return new Set();
  const asked = await ctx.ask<unknown>("payments.billed", { appointmentIds });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  return new Set(read?.success ? read.data.billed : []);
}
