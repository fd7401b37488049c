import type { PluginContext } from "@anteroom/core/server";
import type { Appointment } from "./rows/appointments.ts";

/** What was written about an appointment; sealed at rest. */
export interface AppointmentBody {
  /** From the client, to the practice. */
  note: string;
  /** From staff, for staff only. */
  staffNote: string;
  /** Why it was cancelled, declined or moved, and what is shown to the other side. */
  reason: string;
}

const place = (id: string) => ({ table: "scheduling_appointments", row: id, column: "body" });

export const emptyBody: AppointmentBody = { note: "", staffNote: "", reason: "" };

export const sealAppointment = (ctx: PluginContext, id: string, body: AppointmentBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openAppointment = (ctx: PluginContext, row: Pick<Appointment, "id" | "body">): AppointmentBody => ({ ...emptyBody, ...(JSON.parse(ctx.sealed.open(place(row.id), row.body)) as Partial<AppointmentBody>) });
