import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { openMatter } from "../desk/open-matter.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { orders } from "./autopay-rows.ts";

/** Tells the payer that an automatic payment has stopped and what to do; staff find it among what waits in billing. Somebody who stopped it themselves knows. */
export async function tellStopped(ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> {
  const order = (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  if (!order || order.why === "ended") return;
  const words = order.why === "cap" ? "This invoice is above the limit that you set for automatic payments, so it was not paid by itself. You can pay it here." : "An automatic payment did not work, and we stopped trying. You have not been charged. You can pay it here, or write to your practice.";
  const seats = await seatsOfPayer(ctx, order.payerId);
  await ctx.transaction(async (tx) => {
    await openMatter(ctx, tx, { id: subjectId, kind: "failed", clientId: order.clientId, invoiceId: order.invoiceId });
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postEvent({ conversationId, key: `stopped:${subjectId}`, forPortal: words, forStaff: order.why === "cap" ? "An invoice is above the limit for automatic payments and was not paid by itself." : "An automatic payment did not work and was stopped." }, tx);
      await ctx.notify("payments.failed", { to: { portalUserId: seat.id }, data: { id: order.invoiceId }, key: `stopped:${subjectId}` }, tx);
    }
  });
}
