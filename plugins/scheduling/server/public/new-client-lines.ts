import { pageOf } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { appointments, plainAppointment } from "../rows/appointments.ts";
import type { AppointmentState } from "../rows/appointments.ts";
import { bookings } from "../rows/bookings.ts";

export interface NewClientLine {
  id: string;
  clientId: string;
  name: string;
  service: string;
  staffId: string;
  startsAt: number;
  createdAt: number;
  state: AppointmentState;
}

/** Who asked from the page for new clients and has no answer yet, the longest waiting first; of clients whom the viewer may see. */
export async function newClientLines(ctx: PluginContext, viewer: StaffViewer, { after, size }: { after?: string | undefined; size?: number } = {}): Promise<{ lines: NewClientLine[]; next: string | null }> {
  const { practiceId } = ctx;
  const { rows, next } = await pageOf(ctx.model(bookings), { where: { practiceId, state: "asked" }, by: [["id", "ASC"]], after, ...(size === undefined ? {} : { size }) });
  const [names, found] = await Promise.all([
    ctx.people.clientNames(viewer, rows.flatMap(({ clientId }) => clientId ?? [])),
    rows.length === 0 ? [] : ctx.model(appointments).findAll({ where: { practiceId, id: rows.map(({ appointmentId }) => appointmentId) } }),
  ]);
  const times = new Map(found.map(plainAppointment).map((row) => [row.id, row]));
  const lines = rows.flatMap(({ id, clientId, appointmentId, createdAt }): NewClientLine[] => {
    const [name, row] = [names.get(clientId ?? ""), times.get(appointmentId)];
    return clientId && name !== undefined && row ? [{ id, clientId, name, service: row.serviceName, staffId: row.staffId, startsAt: row.startsAt, createdAt: Number(createdAt), state: row.state }] : [];
  });
  return { lines, next };
}
