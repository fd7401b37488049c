import type { JobDefinition, PluginContext } from "@anteroom/core/server";
import { z } from "zod";
import { checkLedger } from "../ledger/check-ledger.ts";
import { payments, refunds } from "../payments/payment-rows.ts";
import { reconcilePayment } from "../payments/ask-processor.ts";
import { settleRefunds } from "../payments/settle-refunds.ts";
import { fits } from "../payments/settle.ts";
import type { Processor } from "../processors/processor.ts";
import { haveRead, readUntil } from "./read-until.ts";
import { processorOf, isLive } from "../processors/processor-of.ts";

const dayMs = 86_400_000;

/**
 * Every hour: finishes refunds whose answer was lost, brings what the processor charged in the last two days to where it stands there, and what it gave
 * back or a bank took of older charges since the last time; then adds up the ledger. After an outage it reads on from where it was before.
 * What does not agree is an error in the log, without names.
 */
export const reconcileJob: JobDefinition<Record<string, never>> = {
  payload: z.object({}),
  cron: "20 * * * *",
  async run(ctx) {
    const open = await ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, state: "processing" } });
    for (const paymentId of new Set(open.map((row) => row.get().paymentId))) await settleRefunds(ctx, paymentId);
    if (await isLive(ctx)) {
      const processor = await processorOf(ctx);
      const until = ctx.now();
      const since = Math.min(until, (await readUntil(ctx, "until-charges")) ?? until) - 2 * dayMs;
      for await (const facts of processor.listCharges(ctx, { since, until })) {
        const payment = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id: facts.paymentId } }))?.get();
        if (!payment || !fits(payment, facts)) ctx.log.error({ charge: facts.ref }, "payments: the processor has a charge that no payment fits; look at it there");
        else if (facts.state === "succeeded" && (payment.settledAt === null || (facts.refunded !== payment.refunded && payment.refunding === 0) || (facts.dispute !== null && payment.disputed === 0 && payment.lost === 0))) await reconcilePayment(ctx, payment.id);
      }
      await followOlder(ctx, processor, { since, until });
      await haveRead(ctx, "until-charges", until);
    }
    const { wrong } = await checkLedger(ctx);
    for (const said of wrong) ctx.log.error({ said }, "payments: the ledger does not add up");
  },
};

/** What went back of charges that were made before this stretch: their notices may never have arrived. */
async function followOlder(ctx: PluginContext, processor: Processor, span: { since: number; until: number }): Promise<void> {
  const refs = new Set<string>();
  for await (const one of processor.listMovements(ctx, span)) if (one.kind !== "charge") refs.add(one.ref);
  const older = refs.size === 0 ? [] : (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, processor: processor.id, ref: [...refs] } })).map((row) => row.get());
  for (const payment of older.filter((row) => row.settledAt !== null && row.settledAt < span.since)) await reconcilePayment(ctx, payment.id);
}
