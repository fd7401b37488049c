import type { PluginContext, Tx } from "@anteroom/core/server";
import { meetings } from "../tables/meetings.ts";
import { sessions } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";

/** Forgets who came, who will be late and who was let in: all of it was said of a time that the session no longer has. */
export async function emptyWaitingRoom(ctx: PluginContext, tx: Tx, { id, meetingId }: Pick<Session, "id" | "meetingId">): Promise<void> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  await ctx.model(sessions).update({ arrivedAt: null, lateBy: null, lateSide: null }, { where: { practiceId, id }, transaction });
  await ctx.model(meetings).update({ openedAt: null, seenAt: null }, { where: { practiceId, id: meetingId }, transaction });
}
