import { AppError } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { isOnItsWay } from "../payments/is-on-its-way.ts";
import { payments } from "../payments/payment-rows.ts";
import type { PayOutcome } from "../payments/pay-outcome.ts";
import { outcomeOf, takeMoney } from "../payments/take-money.ts";
import { chosenMethod } from "../payments/chosen-method.ts";
import { beginPayment } from "../payments/begin-payment.ts";
import { methodLabel } from "../methods/method-name.ts";
import { requireLive } from "../processors/processor-of.ts";
import { advanceFor, changeAdvance } from "./find-advance.ts";

/**
 * Pays what a booking asks for, once: whoever presses twice or in two tabs is answered how the first payment stands.
 * @throws AppError `CONFLICT` when the time is not kept any more
 */
export async function payAdvance(ctx: PluginContext, viewer: PortalViewer, { key, id, methodId, returnUrl }: { key: string; id: string; methodId: string | null; returnUrl: (paymentId: string) => string }): Promise<PayOutcome> {
  const { practiceId } = ctx;
  const asked = await advanceFor(ctx, viewer, id);
  const processor = await requireLive(ctx);
  const method = await chosenMethod(ctx, { methodId, payerId: asked.payerId, portalUserId: viewer.portalUserId, processor });
  const { payment, begun } = await ctx.transaction(async (tx) => {
    const row = await advanceFor(ctx, viewer, id, tx);
    const tried = row.paymentId === null ? null : ((await ctx.model(payments).findOne({ where: { practiceId, id: row.paymentId }, transaction: tx.sequelize }))?.get() ?? null);
    if (tried && (tried.id === key || isOnItsWay(tried) || row.state !== "asked")) return { payment: tried, begun: false };
    if (row.kind !== "payment" || row.state !== "asked") throw new AppError("CONFLICT", "There is nothing to pay for this booking.");
    if (row.holdUntil !== null && row.holdUntil <= ctx.now()) throw new AppError("CONFLICT", "This time is not held for you any more. You have not been charged. Choose another time.", { reason: "over" });
    const made = await beginPayment(ctx, tx, {
      id: key, clientId: row.clientId, payerId: row.payerId, means: method?.kind ?? "card", processor: processor.id, methodId: method?.id ?? null, label: method ? methodLabel(method) : "Card", currency: row.currency, amount: row.amount, origin: "booking",
      madeByKind: "portal", madeBy: viewer.portalUserId, wanted: [], advanceId: row.id,
    });
    await changeAdvance(ctx, tx, row.id, { paymentId: key });
    await ctx.audit("paid", { subject: row.id, clientId: row.clientId }, tx);
    return { payment: made, begun: true };
  });
  return begun ? takeMoney(ctx, { processor, payment, method, label: "Appointment", returnUrl: returnUrl(key) }) : outcomeOf(payment);
}
