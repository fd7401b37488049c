import { dayKey } from "@anteroom/core/time/format-time.ts";
import type { SchedulingRouter } from "../../server/router.ts";

export type Calendar = Awaited<ReturnType<ReturnType<SchedulingRouter["createCaller"]>["calendar"]>>;
export type CalendarAppointment = Calendar["appointments"][number];
export type BusyTime = Calendar["busy"][number];

export type CalendarEntry = { startsAt: string; endsAt: string } & ({ kind: "appointment"; one: CalendarAppointment } | { kind: "busy"; one: BusyTime });

/** What lies on a day in a zone, by the clock; time off that began before shows on each of its days. */
export function entriesOn(day: string, { appointments, busy }: Calendar, zone: string): CalendarEntry[] {
  const entries: CalendarEntry[] = [
    ...appointments.filter((one) => dayKey(one.startsAt, zone) === day).map((one) => ({ kind: "appointment" as const, one, startsAt: one.startsAt, endsAt: one.endsAt })),
    // What ends at midnight is not on the day after it.
    ...busy.filter((one) => dayKey(one.startsAt, zone) <= day && dayKey(Date.parse(one.endsAt) - 1, zone) >= day).map((one) => ({ kind: "busy" as const, one, startsAt: one.startsAt, endsAt: one.endsAt })),
  ];
  return entries.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** Where an entry leads: the page of the appointment, or of the group. */
export const pageOf = ({ id, group }: Pick<CalendarAppointment, "id" | "group">): string => (group ? `/staff/calendar/groups/${group.id}` : `/staff/calendar/${id}`);

/** "Jordan Lee", "Group · 5 of 8": those whom the viewer may see by name. */
export function whoComes({ clients, others, group }: Pick<CalendarAppointment, "clients" | "others" | "group">): string {
  if (group) return `Group · ${group.taken} of ${group.seats}`;
  const names = clients.map(({ name }) => name);
  if (names.length === 0) return others === 1 ? "A client of a colleague" : others === 0 ? "Nobody yet" : `${others} clients of a colleague`;
  return others > 0 ? `${names.join(", ")} and ${others} more` : names.join(", ");
}
