import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { heardSession } from "./heard-session.ts";

const answer = z.object({ appointments: z.array(heardSession) });

/** Refuses charges of sessions that are not this client's: another client's, another practice's, none at all. @throws AppError `INVALID` with fields such as `lines.0.description` */
export async function checkSessions(ctx: PluginContext, clientId: string, lines: readonly { appointmentId: string | null }[]): Promise<void> {
  const ids = [...new Set(lines.flatMap((line) => line.appointmentId ?? []))];
  if (ids.length === 0) return;
  const asked = await ctx.ask<unknown>("scheduling.appointment", { ids });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  const own = new Set((read?.data?.appointments ?? []).filter((one) => one.clientIds.includes(clientId)).map((one) => one.appointmentId));
  const problems = lines.flatMap((line, at) => (line.appointmentId === null || own.has(line.appointmentId) ? [] : [[`lines.${at}.description`, "This session is not one of this client’s. Take it out, or add it again."] as const]));
  if (problems.length > 0) throw invalid(Object.fromEntries(problems));
}
