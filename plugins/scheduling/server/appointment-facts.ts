import { z } from "zod";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointmentStates, places } from "./rows/appointments.ts";
import type { Appointment } from "./rows/appointments.ts";
import { participants } from "./rows/participants.ts";

const instant = z.iso.datetime();

/** What other plugins are told of an appointment: ids and times, never who or why. */
export const appointmentFacts = z.object({
  appointmentId: z.string(),
  /** What it takes place together with: other appointments of the same group have it too. Null for one that stands alone. */
  groupId: z.string().nullable(),
  /** The client whose appointment it is; each client of a group has one of their own. */
  clientIds: z.array(z.string()),
  /** The professional. */
  staffId: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  /** UTC. */
  startsAt: instant,
  endsAt: instant,
  /** IANA zone of the place, or of the professional when it is by video or phone. */
  zone: z.string(),
  place: z.object({ kind: z.enum(places), locationId: z.string().nullable(), roomId: z.string().nullable() }),
  status: z.enum(appointmentStates),
});

export type AppointmentFacts = z.infer<typeof appointmentFacts>;

export const exampleFacts: AppointmentFacts = {
  appointmentId: "01JD0000000000000000000000",
  groupId: null,
  clientIds: ["01JD0000000000000000000001"],
  staffId: "01JD0000000000000000000002",
  serviceId: "01JD0000000000000000000003",
  serviceName: "Therapy session",
  startsAt: "2026-11-26T14:00:00.000Z",
  endsAt: "2026-11-26T14:50:00.000Z",
  zone: "America/New_York",
  place: { kind: "video", locationId: null, roomId: null },
  status: "booked",
};

export const iso = (at: number): string => new Date(at).toISOString();

/** An appointment's facts, with those in care who come. */
export const factsFrom = (row: Appointment, clientIds: string[]): AppointmentFacts => ({
  appointmentId: row.id,
  groupId: row.groupId,
  clientIds,
  staffId: row.staffId,
  serviceId: row.serviceId,
  serviceName: row.serviceName,
  startsAt: iso(row.startsAt),
  endsAt: iso(row.endsAt),
  zone: row.zone,
  place: { kind: row.place, locationId: row.locationId, roomId: row.roomId },
  status: row.state,
});

/** The clients of each of these appointments, by its id, in one query. */
export async function clientsOf(ctx: PluginContext, ids: readonly string[], tx?: Tx): Promise<Map<string, string[]>> {
  const found = ids.length === 0 ? [] : await ctx.model(participants).findAll({ where: { practiceId: ctx.practiceId, appointmentId: [...ids], role: "client", leftAt: null }, order: [["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) });
  const clients = new Map<string, string[]>();
  for (const row of found) {
    const { appointmentId, clientId } = row.get();
    clients.set(appointmentId, [...(clients.get(appointmentId) ?? []), clientId]);
  }
  return clients;
}

/** The same for rows as they are now. */
export async function factsOf(ctx: PluginContext, rows: readonly Appointment[], tx?: Tx): Promise<AppointmentFacts[]> {
  const clients = await clientsOf(ctx, rows.map((row) => row.id), tx);
  return rows.map((row) => factsFrom(row, clients.get(row.id) ?? []));
}
