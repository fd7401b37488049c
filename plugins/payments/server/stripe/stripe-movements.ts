import type Stripe from "stripe";
import type { Movement } from "../processors/processor.ts";

const idOf = (of: string | { id: string } | null | undefined): string => (typeof of === "string" ? of : (of?.id ?? ""));

/**
 * What a balance transaction says, with its source expanded; null for what is no movement of a payment, such as a payout or a fee. A
 * refund that failed comes back, above zero. Amounts are those of the source, in the currency that the payer paid in: Stripe's own may be in another.
 */
export function movementOf(entry: Stripe.BalanceTransaction): Movement | null {
  const source = entry.source;
  if (typeof source !== "object" || source === null) return null;
  const at = entry.created * 1_000;
  if (source.object === "charge") return { ref: idOf(source.payment_intent), practiceId: source.metadata["practice"] ?? null, kind: "charge", amount: source.amount, currency: source.currency.toUpperCase(), at };
  if (source.object === "refund") return { ref: idOf(source.payment_intent), practiceId: source.metadata?.["practice"] ?? null, kind: "refund", amount: entry.amount < 0 ? -source.amount : source.amount, currency: source.currency.toUpperCase(), at };
  if (source.object === "dispute") return { ref: idOf(source.payment_intent), practiceId: null, kind: entry.amount < 0 ? "dispute" : "dispute-won", amount: entry.amount < 0 ? -source.amount : source.amount, currency: source.currency.toUpperCase(), at };
  return null;
}
