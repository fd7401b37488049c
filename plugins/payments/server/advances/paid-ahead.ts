import type { PluginContext } from "@anteroom/core/server";
import { payments } from "../payments/payment-rows.ts";

/** What these payers have paid ahead for appointments to come. */
export async function paidAhead(ctx: PluginContext, payerIds: readonly string[], currency: string): Promise<number> {
  if (payerIds.length === 0) return 0;
  const sum = await ctx.model(payments).sum("unallocated", { where: { practiceId: ctx.practiceId, payerId: [...payerIds], currency, reserved: 1 } as never });
  return Number(sum || 0);
}
