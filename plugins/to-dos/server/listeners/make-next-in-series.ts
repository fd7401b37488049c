import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { makeNext } from "../make-next.ts";
import { plainRow, toDos } from "../to-do-rows.ts";

/** A finished one of a series makes the next. */
export const makeNextInSeries = listen({
  to: "to-dos.finished",
  version: 1,
  as: "make-next-in-series",
  read: z.object({ id: z.string() }),
  async run(ctx, { data, eventId }) {
    const row = await ctx.model(toDos).findOne({ where: { practiceId: ctx.practiceId, id: data.id } });
    if (!row) return;
    await ctx.transaction((tx) => ctx.once(`next:${eventId}`, tx, async () => {
      await makeNext(ctx, tx, plainRow(row));
      return null;
    }));
  },
});
