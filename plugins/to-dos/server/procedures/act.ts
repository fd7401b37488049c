import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { dayInput } from "../day-input.ts";
import { agree as agreeTo, again as giveAgain, cancel as withdraw, confirm as confirmIt, giveBack as sendBack, skip as refuse, tick as tickIt, undo as undoIt } from "../to-do-acts.ts";
import type { ActLine } from "../to-do-acts.ts";
import { toDos } from "../to-do-rows.ts";
import { portalProcedure, staffProcedure, viewerProcedure } from "../trpc.ts";

type Act = (ctx: PluginContext, tx: Tx, viewer: Viewer, id: string) => Promise<ActLine | null>;

const input = z.object({ id: idInput(), key: idInput() });

/** One act of a page: once for each key, with its line in the conversation of whom it is for. */
async function perform(plugin: PluginContext, viewer: Viewer, { id, key }: { id: string; key: string }, act: Act): Promise<void> {
  await plugin.transaction((tx) =>
    plugin.once(`act:${id}:${key}`, tx, async () => {
      const line = await act(plugin, tx, viewer, id);
      const row = (await plugin.model(toDos).findOne({ where: { practiceId: plugin.practiceId, id }, transaction: tx.sequelize }))?.get();
      if (line && row && !row.forStaff && row.portalUserId) {
        const { id: conversationId } = await plugin.inbox.conversationOf(row.portalUserId, tx);
        await plugin.inbox.postEvent({ conversationId, key: `act:${key}`, ...line }, tx);
      }
      return null;
    }),
  );
}

/** Ticks off what is the viewer's to do. */
export const tick = viewerProcedure.meta({ permission: "to-dos.use" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, tickIt));

/** Takes a tick back, in the few seconds that there are. */
export const undo = viewerProcedure.meta({ permission: "to-dos.use" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, undoIt));

const reason = z.string().trim().max(500, "Use 500 characters or fewer.").default("");

/** Says that it cannot be done, with a reason or without. */
export const skip = portalProcedure.meta({ permission: "to-dos.use" }).input(input.extend({ reason })).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, refuse(at.reason)));

/** Agrees to a proposed day, or chooses another. */
export const agree = portalProcedure.meta({ permission: "to-dos.use" }).input(input.extend({ dueDay: dayInput() })).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, agreeTo(at.dueDay)));

/** Removes what the viewer added for themselves. */
export const remove = portalProcedure.meta({ permission: "to-dos.use" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, withdraw));

export const confirm = staffProcedure.meta({ permission: "to-dos.manage" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, confirmIt));

export const giveBack = staffProcedure.meta({ permission: "to-dos.manage" }).input(input.extend({ note: reason })).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, sendBack(at.note)));

export const again = staffProcedure.meta({ permission: "to-dos.manage" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, giveAgain));

/** Withdraws what was given, or ends a task of staff. A series ends with it. */
export const cancel = staffProcedure.meta({ permission: "to-dos.tasks" }).input(input).mutation(({ ctx, input: at }) => perform(ctx.plugin, ctx.viewer, at, withdraw));
