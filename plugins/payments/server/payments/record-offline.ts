import type { PluginContext, Tx } from "@anteroom/core/server";
import { arrive } from "./arrive.ts";
import { beginPayment } from "./begin-payment.ts";
import type { NewPayment } from "./begin-payment.ts";
import { lockPayment } from "./lock-payment.ts";
import { paymentWorkflow } from "./payment-workflow.ts";

/** Money that staff were given: it has arrived when it is recorded. */
export async function recordOffline(ctx: PluginContext, tx: Tx, made: Omit<NewPayment, "processor" | "methodId" | "origin" | "madeByKind">): Promise<void> {
  const row = await beginPayment(ctx, tx, { ...made, processor: null, methodId: null, origin: "staff", madeByKind: "staff" });
  await arrive(ctx, tx, await lockPayment(ctx, tx, row.id), { held: true });
  await ctx.workflows.send(paymentWorkflow, row.id, { type: "succeed" }, tx);
}
