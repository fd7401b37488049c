import { z } from "zod";
import { listen, newId } from "@anteroom/core/server";
import { homework } from "../tables/homework.ts";
import type { LogKind } from "../tables/log-entries.ts";
import { dayIn } from "./days.ts";
import { homeworkBody } from "./find-homework.ts";
import { makeHomework } from "./make-homework.ts";
import { nextInSeries } from "./next-in-series.ts";
import { zoneOf } from "./reminder-waits.ts";

/** Homework of a series that was sent makes the next, once however often it is sent. */
export const makeNext = listen({
  to: "sessions.homework-submitted",
  version: 1,
  as: "make-next-in-series",
  read: z.object({ homeworkId: z.string() }),
  async run(ctx, { data }) {
    const row = (await ctx.model(homework).findOne({ where: { practiceId: ctx.practiceId, id: data.homeworkId } }))?.get();
    if (!row?.repeat || !row.dueDay) return;
    const next = nextInSeries(row.repeat, { fromDay: row.fromDay, dueDay: row.dueDay }, dayIn(ctx.now(), await zoneOf(ctx, row.clientId)));
    const { title, instructions, link, by, files, worksheet } = homeworkBody(ctx, row);
    await ctx.transaction((tx) => ctx.once(`next:${row.id}`, tx, async () => {
      await makeHomework(ctx, tx, {
        id: newId(), clientId: row.clientId, portalUserId: row.portalUserId, by: { id: row.byId, name: by }, title, instructions, link, ...next,
        daily: row.daily === 1, repeat: row.repeat, seriesId: row.seriesId ?? row.id, sessionId: null, log: row.log as LogKind | null, form: row.formId === null ? null : { id: row.formId, title: worksheet ?? "" }, files,
      });
      return null;
    }));
  },
});
