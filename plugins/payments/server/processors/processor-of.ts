import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { stripeProcessor } from "../stripe/stripe-processor.ts";
import { testProcessor } from "../test-processor/test-processor.ts";
import type { Processor } from "./processor.ts";

const all: Record<Processor["id"], Processor> = { test: testProcessor, stripe: stripeProcessor };

/** A processor by its name; what a practice has changed away from still settles what it holds. */
export function processorNamed(id: string): Processor {
  const found = Object.hasOwn(all, id) ? all[id as Processor["id"]] : undefined;
  if (!found) throw new Error(`payments: there is no processor "${id}"`);
  return found;
}

/** The practice's processor. */
export async function processorOf(ctx: PluginContext): Promise<Processor> {
  return processorNamed(await ctx.setting<Processor["id"]>("processor"));
}

/** Whether people can pay in the portal now: the practice wants it, and its processor is set up. */
export async function isLive(ctx: PluginContext): Promise<boolean> {
  const [on, processor] = await Promise.all([ctx.setting<boolean>("onlinePayments"), ctx.setting<Processor["id"]>("processor")]);
  if (!on) return false;
  return processor === "test" || ((await ctx.setting<string>("stripeSecretKey")) !== "" && (await ctx.setting<string>("stripeWebhookSecret")) !== "");
}

/** @throws AppError `UNAVAILABLE` in words for a payer, when they cannot pay in the portal now. */
export async function requireLive(ctx: PluginContext): Promise<Processor> {
  if (!(await isLive(ctx))) throw new AppError("UNAVAILABLE", "Your practice does not take payments here now. Ask your practice how to pay.");
  return processorOf(ctx);
}
