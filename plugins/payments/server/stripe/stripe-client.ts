import { AppError } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import Stripe from "stripe";

/** Where Stripe is; tests put a server of their own here. */
export const stripeHost: { current: { host: string; port: number; protocol: "http" | "https" } } = { current: { host: "api.stripe.com", port: 443, protocol: "https" } };

/** The SDK with the practice's key. Calls wait 20 s; the SDK tries again once, with the same idempotency key. */
export async function stripeClient(ctx: PluginContext): Promise<Stripe> {
  const [key, account] = await Promise.all([ctx.setting<string>("stripeSecretKey"), ctx.setting<string>("stripeAccount")]);
  if (!key) throw new AppError("UNAVAILABLE", "Your practice does not take payments here now. Ask your practice how to pay.");
  return new Stripe(key, { ...stripeHost.current, timeout: 20_000, maxNetworkRetries: 1, telemetry: false, ...(account ? { stripeAccount: account } : {}) });
}
