import type { PluginContext } from "@anteroom/core/server";
import type Stripe from "stripe";
import type { Processor, ProcessorEvent } from "../processors/processor.ts";
import { stripeClient } from "./stripe-client.ts";

/** Reads a notice of Stripe; null when its signature is wrong or older than 5 minutes. */
export const readEvent: Processor["verifyWebhook"] = async (ctx, { body, headers }) => {
  const [stripe, secret] = await Promise.all([stripeClient(ctx), ctx.setting<string>("stripeWebhookSecret")]);
  let event: Stripe.Event;
  try {
    // The portal's clock, which in tests is not the system's.
    event = await stripe.webhooks.constructEventAsync(body, headers["stripe-signature"] ?? "", secret, 300, undefined, ctx.now());
  } catch {
    return null;
  }
  return { id: event.id, type: event.type, ...whatAbout(event, ctx) };
};

const name = (value: string | { id: string } | null | undefined): string | null => (typeof value === "string" ? value : (value?.id ?? null));

function whatAbout(event: Stripe.Event, ctx: PluginContext): Pick<ProcessorEvent, "practiceId" | "about"> {
  const object = event.data.object as { object?: string; id?: string; mode?: string; metadata?: Record<string, string> | null; payment_intent?: string | { id: string } | null };
  const practiceId = object.metadata?.["practice"] ?? null;
  if (object.object === "payment_intent" && object.id) return { practiceId, about: { kind: "charge", ref: object.id } };
  if (object.object === "checkout.session" && object.mode === "setup" && object.id) return { practiceId, about: { kind: "setup", ref: object.id } };
  const intent = name(object.payment_intent);
  // A charge, refund or dispute carries no tags of ours: the intent that it is about does, and is asked for them.
  if (intent) return { practiceId: practiceId ?? ctx.practiceId, about: { kind: "charge", ref: intent } };
  return { practiceId: practiceId ?? ctx.practiceId, about: { kind: "nothing" } };
}
