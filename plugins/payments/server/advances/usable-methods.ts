import type { PluginContext } from "@anteroom/core/server";
import { expiryOf } from "../methods/visible-methods.ts";
import { methods } from "../payers/payer-rows.ts";

/** Whether somebody has a card or bank account on file that could be charged: theirs, of the practice's processor, and not expired. */
export async function hasUsableMethod(ctx: PluginContext, portalUserId: string): Promise<boolean> {
  const processor = await ctx.setting<string>("processor");
  const rows = await ctx.model(methods).findAll({ where: { practiceId: ctx.practiceId, portalUserId, processor, state: "active" } });
  return rows.some((row) => expiryOf(row.get(), ctx.now()) !== "expired");
}
