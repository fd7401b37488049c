import { formatDateTime } from "@anteroom/core/server";
import type { ToDoSource } from "@anteroom/core/server";
import { appointmentsToHandOver } from "./appointments-to-hand-over.ts";

/** Appointments whose professional is here no more, among the tasks of everybody who may move them. */
export const toHandOver: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("scheduling.manage", viewer)) return [];
    const { rows } = await appointmentsToHandOver(ctx, { size: 100 });
    const names = await ctx.people.clientNames(viewer, rows.flatMap(({ clientId }) => clientId ?? []));
    return rows.filter(({ clientId }) => clientId !== null && names.has(clientId)).map((row) => ({
      id: row.id, title: `Move or cancel ${row.serviceName}`, detail: `${formatDateTime(row.startsAt, { zone: viewer.timeZone, now: ctx.now() })} · its professional is here no more`, kind: "Appointment to hand over",
      href: `/staff/calendar/${row.id}`, dueAt: row.startsAt, createdAt: row.createdAt, ...(row.clientId ? { clientId: row.clientId } : {}),
    }));
  },
};
