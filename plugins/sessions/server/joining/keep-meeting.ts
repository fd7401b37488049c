import { randomBytes } from "node:crypto";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { sealBody } from "../sealed.ts";
import { meetings } from "../tables/meetings.ts";

/** The meeting of an appointment, made the first time that it is heard of. */
export async function keepMeeting(ctx: PluginContext, tx: Tx, id: string, link = ""): Promise<void> {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  if (await ctx.model(meetings).findOne({ where: { practiceId, id }, transaction })) return;
  const room = randomBytes(16).toString("hex");
  await ctx.model(meetings).create({ id, practiceId, room, body: sealBody(ctx, ["meetings", id], { link }), openedAt: null, seenAt: null, createdAt: ctx.now() }, { transaction });
}
