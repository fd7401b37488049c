import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { openMatter, openNoAccess } from "../desk/open-matter.ts";
import { seatsOfPayer } from "../payers/seats-of-payer.ts";
import { orders } from "./autopay-rows.ts";
import type { OrderRow } from "./autopay-rows.ts";

/** Whoever stopped it themselves knows, and so does whoever paid it or agreed to pay it in parts. */
const isQuiet = (why: OrderRow["why"]): boolean => why === "ended" || why === "paused" || why === "plan" || why === "settled";

const failed = { forPortal: "An automatic payment did not work, and we stopped trying. You have not been charged. You can pay it here, or write to your practice.", forStaff: "An automatic payment did not work and was stopped." };
const words: Partial<Record<NonNullable<OrderRow["why"]>, typeof failed>> & { failed: typeof failed } = {
  failed,
  cap: { forPortal: "This invoice is above the limit that you set for automatic payments, so it was not paid by itself. You can pay it here.", forStaff: "An invoice is above the limit for automatic payments and was not paid by itself." },
  access: { forPortal: "An automatic payment was stopped. You have not been charged. You can pay it here, or write to your practice.", forStaff: "An automatic payment was stopped, since whoever agreed to it has no access any more." },
  off: { forPortal: "Your practice does not take payments here now, so an automatic payment was stopped. You have not been charged.", forStaff: "An automatic payment was stopped, since payments in the portal are turned off." },
};

/** Tells the payer that an automatic payment has stopped and what to do; staff find it among what waits in billing. */
export async function tellStopped(ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> {
  const order = (await ctx.model(orders).findOne({ where: { practiceId: ctx.practiceId, id: subjectId } }))?.get();
  if (!order || isQuiet(order.why)) return;
  const told = words[order.why ?? "failed"] ?? words.failed;
  const seats = await seatsOfPayer(ctx, order.payerId);
  await ctx.transaction(async (tx) => {
    if (order.why === "access") await openNoAccess(ctx, tx, { id: order.invoiceId, clientId: order.clientId });
    else if (order.why !== "off") await openMatter(ctx, tx, { id: subjectId, kind: "failed", clientId: order.clientId, invoiceId: order.invoiceId });
    for (const seat of seats) {
      const { id: conversationId } = await ctx.inbox.conversationOf(seat.id, tx);
      await ctx.inbox.postEvent({ conversationId, key: `stopped:${subjectId}`, ...told }, tx);
      await ctx.notify("payments.failed", { to: { portalUserId: seat.id }, data: { id: order.invoiceId }, key: `stopped:${subjectId}` }, tx);
    }
  });
}
