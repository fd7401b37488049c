import type { PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { heardSession } from "./heard-session.ts";
import type { HeardSession } from "./heard-session.ts";

const answer = z.object({ appointments: z.array(heardSession) });

/** A session as scheduling says that it stands now; null where scheduling is off. */
export async function sessionNow(ctx: PluginContext, appointmentId: string): Promise<HeardSession | null> {
  const asked = await ctx.ask<unknown>("scheduling.appointment", { ids: [appointmentId] });
  const read = asked.ok ? answer.safeParse(asked.data) : null;
  return read?.data?.appointments.find((one) => one.appointmentId === appointmentId) ?? null;
}
