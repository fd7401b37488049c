import type { JobDefinition } from "@anteroom/core/server";
import { z } from "zod";
import { checkLedger } from "../ledger/check-ledger.ts";
import { payments, refunds } from "../payments/payment-rows.ts";
import { reconcilePayment } from "../payments/ask-processor.ts";
import { settleRefunds } from "../payments/settle-refunds.ts";
import { fits } from "../payments/settle.ts";
import { processorOf, isLive } from "../processors/processor-of.ts";

const dayMs = 86_400_000;

/** Every hour: finishes refunds whose answer was lost, brings what the processor charged in the last two days to where it stands there, and adds up the ledger. What does not agree is an error in the log, without names. */
export const reconcileJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "20 * * * *",
  async run(ctx) {
    const open = await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, state: "processing" } });
    for (const paymentId of new Set(open.map((row) => row.get().paymentId))) await settleRefunds(ctx, paymentId);
    if (await isLive(ctx)) {
      const processor = await processorOf(ctx);
      for await (const facts of processor.listCharges(ctx, { since: ctx.now() - 2 * dayMs, until: ctx.now() })) {
        const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: facts.paymentId } }))?.get();
        if (!payment || !fits(payment, facts)) ctx.log.error({ charge: facts.ref }, "payments: the processor has a charge that no payment fits; look at it there");
        else if (facts.state === "succeeded" && (payment.settledAt === null || (facts.refunded !== payment.refunded && payment.refunding === 0) || (facts.dispute !== null && payment.disputed === 0 && payment.lost === 0))) await reconcilePayment(ctx, payment.id);
      }
    }
    const { wrong } = await checkLedger(ctx);
    for (const said of wrong) ctx.log.error({ said }, "payments: the ledger does not add up");
  },
};
