import type { Appointment } from "../rows/appointments.ts";
import type { Service } from "../rows/services.ts";

/** When the form before an appointment is due, epoch milliseconds. */
export const formDueAt = ({ startsAt }: Pick<Appointment, "startsAt">, { formHours }: Pick<Service, "formHours">): number => startsAt - formHours * 3_600_000;
