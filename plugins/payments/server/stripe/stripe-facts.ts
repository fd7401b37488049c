import type Stripe from "stripe";
import type { FailureReason } from "../payments/payment-rows.ts";
import type { ChargeFacts, SavedMethod } from "../processors/processor.ts";

const reasons: Record<string, FailureReason> = {
  card_declined: "declined", generic_decline: "declined", do_not_honor: "declined", insufficient_funds: "funds", expired_card: "expired", authentication_required: "action", payment_intent_authentication_failure: "action",
  incorrect_cvc: "declined", processing_error: "other", debit_not_authorized: "bank", account_closed: "bank", bank_account_restricted: "bank",
};

/** Why Stripe says that money was not taken. */
export const reasonOf = (error: { code?: string | null | undefined; decline_code?: string | null | undefined } | null): FailureReason => reasons[error?.decline_code ?? ""] ?? reasons[error?.code ?? ""] ?? "other";

const brands: Record<string, string> = { visa: "Visa", mastercard: "Mastercard", amex: "American Express", discover: "Discover", diners: "Diners Club", jcb: "JCB", unionpay: "UnionPay" };

/** A payment method as the portal keeps it. */
export function methodOf(method: Stripe.PaymentMethod): SavedMethod | null {
  if (method.card) return { ref: method.id, kind: "card", brand: brands[method.card.brand] ?? "Card", last4: method.card.last4, expires: method.card.exp_year * 12 + method.card.exp_month - 1 };
  if (method.us_bank_account) return { ref: method.id, kind: "bank", brand: method.us_bank_account.bank_name ?? "Bank account", last4: method.us_bank_account.last4 ?? "", expires: null };
  return null;
}

const object = <T extends object>(value: string | T | null | undefined): T | null => (typeof value === "object" && value !== null ? value : null);

/** What a PaymentIntent says, with `latest_charge` and `payment_method` expanded, and the disputes of that charge. */
export function factsOfIntent(intent: Stripe.PaymentIntent, disputes: readonly Stripe.Dispute[] = []): ChargeFacts {
  const charge = object<Stripe.Charge>(intent.latest_charge);
  const method = object<Stripe.PaymentMethod>(intent.payment_method);
  const held = charge?.outcome?.type === "manual_review";
  const [dispute] = disputes;
  return {
    ref: intent.id,
    paymentId: intent.metadata["payment"] ?? "",
    practiceId: intent.metadata["practice"] ?? "",
    state: stateOf(intent, held),
    amount: intent.amount,
    currency: intent.currency.toUpperCase(),
    reason: intent.last_payment_error ? reasonOf(intent.last_payment_error) : null,
    actionUrl: intent.next_action?.redirect_to_url?.url ?? null,
    refunded: charge?.amount_refunded ?? 0,
    dispute: dispute ? { state: disputeState(dispute.status), amount: dispute.amount } : null,
    method: method && methodOf(method),
  };
}

function disputeState(status: string): "inquiry" | "open" | "won" | "lost" {
  if (status === "won" || status === "warning_closed" || status === "prevented") return "won";
  if (status === "lost") return "lost";
  return status.startsWith("warning_") ? "inquiry" : "open";
}

function stateOf(intent: Stripe.PaymentIntent, held: boolean): ChargeFacts["state"] {
  if (intent.status === "succeeded") return held ? "hold" : "succeeded";
  if (intent.status === "processing") return "processing";
  if (intent.status === "requires_action" || intent.status === "requires_confirmation") return "action";
  // Stripe puts an intent whose charge failed back to asking for a method; the portal begins a new payment instead.
  return "failed";
}
