import { Op } from "sequelize";
import { formatTime } from "@anteroom/core/server";
import type { ToDoItem, ToDoSource } from "@anteroom/core/server";
import { meetings } from "../tables/meetings.ts";
import { sessions, standing } from "../tables/sessions.ts";
import { closesAfterMs, opensBeforeMs } from "./join-window.ts";

/** Who sits in a waiting room now, for the professional whose session it is. */
export const waitingNow: ToDoSource = {
  for: "staff",
  async list(ctx, viewer) {
    if (viewer.kind !== "staff") return [];
    const { practiceId } = ctx;
    const now = ctx.now();
    const times = { startsAt: { [Op.lte]: now + opensBeforeMs, [Op.gte]: now - 86_400_000 }, endsAt: { [Op.gte]: now - closesAfterMs }, arrivedAt: { [Op.ne]: null } };
    const rows = (await ctx.model(sessions).findAll({ where: { practiceId, staffId: viewer.staffId, state: [...standing], ...times } as never, limit: 50 })).map((row) => row.get());
    const opened = new Set(rows.length === 0 ? [] : (await ctx.model(meetings).findAll({ where: { practiceId, id: rows.map((row) => row.meetingId), openedAt: { [Op.ne]: null } as never } })).map((row) => row.get().id));
    return rows
      .filter((row) => !opened.has(row.meetingId))
      .map((row): ToDoItem => ({
        id: `waiting-${row.id}`, kind: "Waiting room", title: "Waiting for their session", detail: `Since ${formatTime(row.arrivedAt ?? now, { zone: viewer.timeZone })}`,
        href: `/staff/clients/${row.clientId}/sessions/${row.id}`, dueAt: row.startsAt, createdAt: row.arrivedAt ?? now, clientId: row.clientId, holderId: row.staffId,
      }));
  },
};
