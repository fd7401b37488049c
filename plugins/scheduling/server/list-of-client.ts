import { Op } from "sequelize";
import { pageOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { appointments, plainAppointment } from "./rows/appointments.ts";
import type { Appointment, AppointmentState } from "./rows/appointments.ts";
import { participants } from "./rows/participants.ts";

export interface ClientRange {
  clientId: string;
  /** Epoch milliseconds, the start within them; both ends optional. */
  from?: number | undefined;
  to?: number | undefined;
  states?: readonly AppointmentState[] | undefined;
  /** "ASC" is the soonest first. */
  order?: "ASC" | "DESC";
  after?: string | undefined;
  size?: number | undefined;
}

/**
 * A client's appointments by time, a page at a time: two queries however many there are. States are looked at after the page was read,
 * so a page may be shorter than `size` and `next` still lead on.
 */
export async function listOfClient(ctx: PluginContext, { clientId, from, to, states, order = "ASC", after, size = 30 }: ClientRange): Promise<{ rows: Appointment[]; next: string | null }> {
  const { practiceId } = ctx;
  const startsAt = { ...(from === undefined ? {} : { [Op.gte]: from }), ...(to === undefined ? {} : { [Op.lt]: to }) };
  const { rows: places, next } = await pageOf(ctx.model(participants), {
    where: { practiceId, clientId, leftAt: null, role: "client", ...(from === undefined && to === undefined ? {} : { startsAt: startsAt as never }) },
    by: [["startsAt", order], ["id", order]],
    after,
    size,
  });
  const ids = places.map((one) => one.appointmentId);
  const found = ids.length === 0 ? [] : await ctx.model(appointments).findAll({ where: { practiceId, id: ids } });
  const byId = new Map(found.map((row) => [row.get().id, plainAppointment(row)]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []).filter((row) => !states || states.includes(row.state));
  return { rows, next };
}
