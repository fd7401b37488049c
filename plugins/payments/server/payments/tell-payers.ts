import type { PluginContext, Tx } from "@anteroom/core/server";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";

/** Says what happened to money in the conversations of those who pay, and tells them outside, without words of its own, that there is something to read. `key` makes it happen once. */
export async function tellPayers(ctx: PluginContext, tx: Tx, { payerId, about, key, words, reason }: { payerId: string; about: string; key: string; words: string; reason?: string }): Promise<void> {
  for (const seat of await seatsOfPayer(ctx, payerId, tx)) {
    const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
    await ctx.inbox.postEvent({ conversationId, key, forPortal: words, forStaff: reason ? `${words} Why: ${reason}` : words }, tx);
    await ctx.notify("payments.changed", { to: { portalUserId: seat.id }, data: { id: about }, key }, tx);
  }
}
