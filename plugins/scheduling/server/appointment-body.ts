import type { PluginContext } from "@anteroom/core/server";
import type { Appointment } from "./rows/appointments.ts";
import type { RepeatWish } from "./rows/series.ts";

/** What was written about an appointment; sealed at rest. */
export interface AppointmentBody {
  /** From the client, to the practice. */
  note: string;
  /** From staff, for staff only. */
  staffNote: string;
  /** Why it was cancelled, declined or moved, and what is shown to the other side. */
  reason: string;
  /** The client asks for it to come again; theirs until staff answer. */
  repeat: RepeatWish | null;
}

const place = (id: string) => ({ table: "scheduling_appointments", row: id, column: "body" });

export const emptyBody: AppointmentBody = { note: "", staffNote: "", reason: "", repeat: null };

export const sealAppointment = (ctx: PluginContext, id: string, body: AppointmentBody): string => ctx.sealed.seal(place(id), JSON.stringify(body));

export const openAppointment = (ctx: PluginContext, row: Pick<Appointment, "id" | "body">): AppointmentBody => ({ ...emptyBody, ...(JSON.parse(ctx.sealed.open(place(row.id), row.body)) as Partial<AppointmentBody>) });
