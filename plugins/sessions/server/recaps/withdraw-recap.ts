import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { recaps } from "../tables/recaps.ts";

/** Takes a shared recap back: it is a draft of the practice's again, and its card says no more than that. */
export async function withdrawRecap(ctx: PluginContext, tx: Tx, id: string): Promise<void> {
  const where = { practiceId: ctx.practiceId, id };
  const row = (await ctx.model(recaps).findOne({ where, transaction: tx.sequelize, lock: true }))?.get();
  if (row?.state !== "shared") throw notFound("this recap");
  await ctx.model(recaps).update({ state: "withdrawn", version: row.version + 1, changedAt: ctx.now() }, { where, transaction: tx.sequelize });
  await ctx.audit("withdrew-recap", { subject: id, clientId: row.clientId }, tx);
  await ctx.cards.touch("sessions.recap", id, tx);
}
