import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { payers } from "../payers/payer-rows.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { openNoAccess } from "../desk/open-matter.ts";
import { invoices } from "./invoice-rows.ts";

/** Puts the card of an invoice that was sent into the conversation of each who pays it, and tells them. */
export async function tellPayers(ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> {
  const row = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  if (!row || row.state === "void") return;
  const seats = await seatsOfPayer(ctx, row.payerId);
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: row.payerId } }))?.get();
  await ctx.transaction(async (tx) => {
    // Nobody else sees what somebody of a split pays; the client's own account may well have nobody in the portal.
    if (payer?.portalUserId && seats.length === 0) await openNoAccess(ctx, tx, row);
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postCard({ conversationId, kind: "payments.invoice", subjectId }, tx);
      await ctx.notify("payments.invoice-sent", { to: { portalUserId: seat.id }, data: { id: subjectId }, key: `sent:${subjectId}` }, tx);
    }
  });
}
