import { formatDateTime } from "@anteroom/core/server";
import type { ToDoSource } from "@anteroom/core/server";
import { newClientLines } from "./new-client-lines.ts";

/** People who ask to become clients, among the tasks of staff who may answer them. */
export const answerNewClients: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff" || !ctx.holds("scheduling.manage", viewer)) return [];
    const { lines } = await newClientLines(ctx, viewer, { size: 100 });
    return lines.map((one) => ({
      id: one.id, title: "Answer a new client", detail: `${one.service} · ${formatDateTime(one.startsAt, { zone: viewer.timeZone, now: ctx.now() })}`, kind: "New client", href: `/staff/calendar/new-clients/${one.id}`,
      dueAt: one.startsAt, createdAt: one.createdAt, clientId: one.clientId,
    }));
  },
};
