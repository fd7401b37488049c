import { z } from "zod";
import { defineEvent } from "@anteroom/core/server";
import type { EffectInfo, PluginContext } from "@anteroom/core/server";

/** It is time to try an automatic payment. */
export const orderDue = defineEvent({
  name: "payments.order-due",
  version: 1,
  schema: z.object({ orderId: z.string(), backup: z.boolean(), stepKey: z.string() }),
  example: { orderId: "01JD0000000000000000000000", backup: false, stepKey: "01JD0000000000000000000002:1:0" },
});

/** The effect of an order's machine: whoever tries it listens to the event. */
export const publishOrderDue = (ctx: PluginContext, { backup }: { backup: boolean }, { subjectId, onceKey }: EffectInfo): Promise<void> => ctx.transaction((tx) => ctx.events.publish(orderDue, { orderId: subjectId, backup, stepKey: onceKey }, tx));
