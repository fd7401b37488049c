import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { homework } from "../tables/homework.ts";
import { doersOf } from "./doers.ts";
import type { ActLine } from "./homework-acts.ts";

/** One act of a page: once for each key, with its line in the conversations of whoever does the homework. */
export async function perform(ctx: PluginContext, { id, key }: { id: string; key: string }, act: (tx: Tx, viewer: Viewer) => Promise<ActLine | void>): Promise<void> {
  const { viewer } = ctx;
  if (!viewer) throw new Error("sessions: an act needs somebody who does it");
  await ctx.transaction((tx) =>
    ctx.once(`act:${id}:${key}`, tx, async () => {
      const line = await act(tx, viewer);
      if (!line) return null;
      const row = (await ctx.model(homework).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize }))?.get();
      for (const { conversationId } of row ? await doersOf(ctx, row, tx) : []) await ctx.inbox.postEvent({ conversationId, key: `act:${key}:${conversationId}`, ...line }, tx);
      return null;
    }),
  );
}
