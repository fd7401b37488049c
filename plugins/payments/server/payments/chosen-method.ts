import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { methods } from "../payers/payer-rows.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import type { Processor } from "../processors/processor.ts";

/** The method that was chosen to pay with; null for the processor's page. @throws AppError `INVALID` with the field `methodId` */
export async function chosenMethod(ctx: PluginContext, { methodId, payerId, portalUserId, processor }: { methodId: string | null; payerId: string; portalUserId?: string; processor: Processor }): Promise<MethodRow | null> {
  if (methodId === null) return null;
  const method = (await ctx.model(methods).findOne({ where: { practiceId: ctx.practiceId, id: methodId, payerId, state: "active", ...(portalUserId ? { portalUserId } : {}) } }))?.get();
  if (!method) throw invalid({ methodId: "This card was removed. Choose another way to pay." });
  if (method.processor !== processor.id) throw invalid({ methodId: "Your practice has changed how it takes payments. Add this card again." });
  return method;
}
