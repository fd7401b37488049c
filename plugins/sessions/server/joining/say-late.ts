import { z } from "zod";
import { AppError } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { waitingNotification } from "../notifications.ts";
import { sessions } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";

const answer = z.object({ refused: z.string().nullable() });

/** Whether scheduling took it, and told the professional. @throws AppError `CONFLICT` when it says why not */
async function saidInScheduling(ctx: PluginContext, row: Session, said: { key: string; minutes: number }): Promise<boolean> {
  if (row.appointmentId === null) return false;
  const asked = await ctx.ask<unknown>("scheduling.running-late", { appointmentId: row.appointmentId, ...said });
  if (!asked.ok) return false;
  const { refused } = answer.parse(asked.data);
  if (refused !== null) throw new AppError("CONFLICT", refused);
  return true;
}

async function tellHere(ctx: PluginContext, tx: Tx, viewer: PortalViewer, row: Session, { key, minutes }: { key: string; minutes: number }): Promise<void> {
  const { id: conversationId } = await ctx.inbox.conversationOf(viewer.portalUserId, tx);
  await ctx.inbox.postEvent({ conversationId, key: `late:${key}`, forPortal: `You said that you will be about ${minutes} minutes late`, forStaff: `${viewer.name} will be about ${minutes} minutes late` }, tx);
  await ctx.notify(waitingNotification.kind, { to: { staffId: row.staffId }, data: { id: row.id }, key: `late:${row.id}:${minutes}` }, tx);
}

/** The client will be late. Of an appointment scheduling is told, which tells the professional; without it that is done here. */
export async function sayLate(ctx: PluginContext, viewer: PortalViewer, row: Session, said: { key: string; minutes: number }): Promise<void> {
  const told = await saidInScheduling(ctx, row, said);
  await ctx.transaction((tx) =>
    ctx.once(`late:${row.id}:${said.key}`, tx, async () => {
      // Scheduling says it again in a moment; who waits for this page reads it at once.
      await ctx.model(sessions).update({ lateBy: said.minutes, lateSide: "portal" }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
      if (!told) await tellHere(ctx, tx, viewer, row, said);
      return null;
    }),
  );
}
