import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { clientsOf } from "../appointment-facts.ts";
import type { Appointment } from "../rows/appointments.ts";
import { loadAppointment } from "../workflow/load-appointment.ts";

/** An appointment that this viewer may see, locked when a transaction is given. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findAppointment(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<Appointment> {
  const row = await loadAppointment(ctx, id, tx);
  if (!row) throw notFound("this appointment");
  const clients = (await clientsOf(ctx, [id], tx)).get(id) ?? [];
  if (viewer.kind === "portal") {
    const mine = clients.includes(viewer.clientId) && (row.state !== "held" || row.portalUserId === viewer.portalUserId);
    if (!mine) throw notFound("this appointment");
    return row;
  }
  // A professional's own calendar is theirs, also after a client was given to a colleague.
  if (row.staffId === viewer.staffId || row.secondStaffId === viewer.staffId) return row;
  const seen = await Promise.all(clients.map((clientId) => ctx.people.maySee(viewer, clientId)));
  if (!seen.some(Boolean)) throw notFound("this appointment");
  return row;
}
