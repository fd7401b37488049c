import type { PluginContext } from "@anteroom/core/server";

interface Ahead {
  appointmentId: string;
  /** Epoch milliseconds. */
  startsAt: number;
}

const most = 50;

/** The client's appointments that stand and are still to come, the next 50; null where no plugin has appointments. */
export async function appointmentsAhead(ctx: PluginContext, clientId: string): Promise<Ahead[] | null> {
  const answer = await ctx.ask<{ appointments: { appointmentId: string; startsAt: string }[] }>("scheduling.appointments", { clientId, from: new Date(ctx.now()).toISOString(), statuses: ["booked", "confirmed"], size: most });
  return answer.ok ? answer.data.appointments.map(({ appointmentId, startsAt }) => ({ appointmentId, startsAt: Date.parse(startsAt) })) : null;
}
