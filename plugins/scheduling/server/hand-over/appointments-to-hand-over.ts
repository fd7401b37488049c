import { Op } from "sequelize";
import { pageOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** Appointments to come whose professional is one no more (deactivated, or in another role), the soonest first: somebody has to move or cancel them. */
export async function appointmentsToHandOver(ctx: PluginContext, { after, size }: { after?: string | undefined; size?: number } = {}): Promise<{ rows: Appointment[]; next: string | null }> {
  const here = (await ctx.people.staffWith("scheduling.manage")).filter((one) => one.roles.includes("professional")).map(({ id }) => id);
  const { rows, next } = await pageOf(ctx.model(appointments), {
    where: { practiceId: ctx.practiceId, state: ["requested", "booked", "confirmed"], startsAt: { [Op.gt]: ctx.now() } as never, ...(here.length > 0 ? { staffId: { [Op.notIn]: here } as never } : {}) },
    by: [["startsAt", "ASC"], ["id", "ASC"]],
    after,
    ...(size === undefined ? {} : { size }),
  });
  return { rows: rows.map((row) => plainAppointment({ get: () => row })), next };
}
