import type { PluginContext, Tx } from "@anteroom/core/server";
import { givenPackets } from "./given-rows.ts";

/** Mirrors the workflow into the record, and draws the card again. */
export async function projectGiven(ctx: PluginContext, tx: Tx, id: string, { value }: { value: string }): Promise<void> {
  const times = value === "done" ? { doneAt: ctx.now() } : value === "revoked" ? { endedAt: ctx.now() } : { doneAt: null };
  await ctx.model(givenPackets).update({ state: value as "open", ...times }, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
  await ctx.cards.touch("forms.packet", id, tx);
}
