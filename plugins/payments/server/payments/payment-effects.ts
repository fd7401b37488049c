import type { EffectInfo, PluginContext } from "@anteroom/core/server";
import { paymentEnded, processorDue } from "./payment-events.ts";

/** What a payment's machine asks for; what follows listens to these events. */
export const paymentEffects = {
  charge: (ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> => ctx.transaction((tx) => ctx.events.publish(processorDue, { paymentId: subjectId, ask: "charge" }, tx)),
  askProcessor: (ctx: PluginContext, _params: unknown, { subjectId }: EffectInfo): Promise<void> => ctx.transaction((tx) => ctx.events.publish(processorDue, { paymentId: subjectId, ask: "state" }, tx)),
  tellOutcome: (ctx: PluginContext, { what }: { what: "succeeded" | "failed" | "disputed" }, { subjectId, onceKey }: EffectInfo): Promise<void> => ctx.transaction((tx) => ctx.events.publish(paymentEnded, { paymentId: subjectId, outcome: what, stepKey: onceKey }, tx)),
};
