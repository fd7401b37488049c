import { newId } from "@anteroom/core/server";
import type { Endpoint, PluginContext, Tx } from "@anteroom/core/server";
import { completeSetup } from "../methods/complete-setup.ts";
import { lockPayment } from "../payments/lock-payment.ts";
import { payments, processorEvents } from "../payments/payment-rows.ts";
import { settleRefunds } from "../payments/settle-refunds.ts";
import { fits, settle } from "../payments/settle.ts";
import { processorNamed } from "./processor-of.ts";
import type { Processor, ProcessorEvent } from "./processor.ts";

/** Where a processor tells what happened. What it says is only a reason to ask: how the charge stands is read from the processor itself. */
const webhookOf = (id: Processor["id"]): Endpoint => ({
  from: "machines", method: "POST", path: id, about: "The processor's signature over the exact bytes, not older than 5 minutes.",
  async run(ctx, { body, headers }) {
    const processor = processorNamed(id);
    const event = await processor.verifyWebhook(ctx, { body, headers }).catch(() => null);
    if (!event) return { status: 400, body: "The signature is wrong or too old.\n" };
    if (event.practiceId !== null && event.practiceId !== ctx.practiceId) return { status: 400, body: "This is for another practice.\n" };
    if (await isKnown(ctx, id, event.id)) return { status: 200, body: "Known.\n" };
    await take(ctx, processor, event);
    return { status: 200, body: "Taken.\n" };
  },
});

/** Each processor's own address. */
export const webhooks: readonly Endpoint[] = [webhookOf("test"), webhookOf("stripe")];

async function isKnown(ctx: PluginContext, processor: string, eventId: string): Promise<boolean> {
  return (await ctx.model(processorEvents).count({ where: { practiceId: ctx.practiceId, processor, eventId } })) > 0;
}

/** Notes that an event was taken, in the transaction of its effect; a second at the same moment finds it by the unique key and undoes its own work. */
const note = (ctx: PluginContext, tx: Tx, processor: string, { id, type }: ProcessorEvent): Promise<unknown> =>
  ctx.model(processorEvents).bulkCreate([{ id: newId(), practiceId: ctx.practiceId, processor, eventId: id, type: type.slice(0, 60), at: ctx.now() }], { ignoreDuplicates: true, transaction: tx.sequelize });

async function take(ctx: PluginContext, processor: Processor, event: ProcessorEvent): Promise<void> {
  if (event.about.kind === "setup") {
    await completeSetup(ctx, { processor, ref: event.about.ref });
    return void (await ctx.transaction((tx) => note(ctx, tx, processor.id, event)));
  }
  const facts = event.about.kind === "charge" ? await processor.readCharge(ctx, event.about.ref) : null;
  await ctx.transaction(async (tx) => {
    const isOurs = facts !== null && facts.practiceId === ctx.practiceId && (await ctx.model(payments).count({ where: { practiceId: ctx.practiceId, id: facts.paymentId }, transaction: tx.sequelize })) > 0;
    const payment = isOurs ? await lockPayment(ctx, tx, facts.paymentId) : null;
    if (facts && payment && fits(payment, facts)) await settle(ctx, tx, facts);
    // Asking again would change nothing, so the processor is thanked; the daily comparison shows it to staff.
    else if (payment) ctx.log.error({ paymentId: payment.id }, "payments: a charge is of another amount, currency or name at the processor; nothing was booked");
    await note(ctx, tx, processor.id, event);
  });
  if (facts && facts.practiceId === ctx.practiceId) await settleRefunds(ctx, facts.paymentId);
}
