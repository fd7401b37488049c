import type { PluginContext } from "@anteroom/core/server";
import { mandates } from "./autopay/autopay-rows.ts";
import { invoices } from "./invoices/invoice-rows.ts";
import { payments } from "./payments/payment-rows.ts";

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What turning payments off would mean now. */
export async function offEffects(ctx: PluginContext): Promise<string[]> {
  const where = { practiceId: ctx.practiceId };
  const [open, going, agreed] = await Promise.all([
    ctx.model(invoices).count({ where: { ...where, state: ["open", "partly paid"] } }), ctx.model(payments).count({ where: { ...where, state: ["processing", "needs action", "on hold"] } }), ctx.model(mandates).count({ where: { ...where, state: "active" } }),
  ]);
  return [
    ...(open > 0 ? [`${many(open, "invoice is", "invoices are")} open and could not be paid here.`] : []),
    ...(going > 0 ? [`${many(going, "payment is", "payments are")} on their way. They are booked when payments are on again.`] : []),
    ...(agreed > 0 ? [`${many(agreed, "person has", "people have")} automatic payments, which would wait.`] : []),
  ];
}
