import type { PluginContext } from "@anteroom/core/server";
import type { FailureReason } from "../payments/payment-rows.ts";

/** A card or bank account as the processor keeps it; nothing of its number but the last four digits leaves the processor. */
export interface SavedMethod {
  ref: string;
  kind: "card" | "bank";
  brand: string;
  last4: string;
  /** `year * 12 + month - 1`; null for a bank account. */
  expires: number | null;
}

/** Where a charge stands at the processor. */
export interface ChargeFacts {
  ref: string;
  /** The portal's own payment, which the charge carries. */
  paymentId: string;
  /** Whose portal it is for, which the charge carries too. */
  practiceId: string;
  /** `page`: its payer is still on the processor's page and can try again there, also after a card was refused. */
  state: "page" | "action" | "processing" | "hold" | "succeeded" | "failed";
  amount: number;
  currency: string;
  reason: FailureReason | null;
  /** Where the payer finishes it, for `action`. */
  actionUrl: string | null;
  /** Given back, in sum. */
  refunded: number;
  /** `inquiry`: a bank asks, and has taken nothing. */
  dispute: { state: "inquiry" | "open" | "won" | "lost"; amount: number } | null;
  /** What was paid with, when the payer typed it for this one time. */
  method: SavedMethod | null;
}

/** Money that moved at the processor: what came, what went back, what a bank took while it decides, and what it gave back. */
export interface Movement {
  /** Of the charge that it is about, as payments keep it. */
  ref: string;
  /** Whose portal it is for; null when it does not say. */
  practiceId: string | null;
  kind: "charge" | "refund" | "dispute" | "dispute-won";
  /** Above zero came to the practice, below zero left it. */
  amount: number;
  currency: string;
  at: number;
}

export interface Charge {
  paymentId: string;
  amount: number;
  currency: string;
  customer: string;
  method: string;
  /** The payer is not there to answer their bank's questions. */
  offSession: boolean;
  /** Where the payer comes back to after such a question. */
  returnUrl: string;
}

/** A notice of the processor whose signature was right. */
export interface ProcessorEvent {
  id: string;
  type: string;
  /** Whose portal it is for; null when it does not say. */
  practiceId: string | null;
  /** What it is about; the portal asks the processor how that stands now, since notices come late and out of order. */
  about: { kind: "charge"; ref: string } | { kind: "setup"; ref: string } | { kind: "nothing" };
}

/**
 * Whoever moves the money. Every call that moves some carries a key, so that a call whose answer was lost can be made again.
 * A call that could not be made, or whose answer was lost, throws; nobody knows then what became of it, and `findCharge` tells.
 */
export interface Processor {
  readonly id: "test" | "stripe";
  createCustomer(ctx: PluginContext, of: { payerId: string }): Promise<string>;
  /** A page of the processor where a card or bank account is added. */
  startSetup(ctx: PluginContext, of: { setupId: string; customer: string; returnUrl: string }): Promise<{ ref: string; url: string }>;
  readSetup(ctx: PluginContext, ref: string): Promise<{ state: "open" | "done" | "ended"; method: SavedMethod | null }>;
  removeMethod(ctx: PluginContext, method: string): Promise<void>;
  charge(ctx: PluginContext, charge: Charge): Promise<ChargeFacts>;
  /** A page of the processor where one payment is made with a card that is not kept. */
  startCheckout(ctx: PluginContext, of: { paymentId: string; amount: number; currency: string; label: string; returnUrl: string }): Promise<{ ref: string; url: string }>;
  /** Whether such a page can still be paid on, and what was charged there. */
  readCheckout(ctx: PluginContext, of: { ref: string; paymentId: string }): Promise<{ isOpen: boolean; charge: ChargeFacts | null }>;
  /** Closes such a page, unless the payment was made there meanwhile. */
  endCheckout(ctx: PluginContext, ref: string): Promise<void>;
  readCharge(ctx: PluginContext, ref: string): Promise<ChargeFacts>;
  /** The charge that carries this payment, made at `since` (epoch milliseconds) or later; null when none arrived. */
  findCharge(ctx: PluginContext, of: { paymentId: string; customer: string | null; since: number }): Promise<ChargeFacts | null>;
  /** Ends a charge that waits for its payer. */
  cancelCharge(ctx: PluginContext, ref: string): Promise<ChargeFacts>;
  refund(ctx: PluginContext, of: { refundId: string; charge: string; amount: number }): Promise<{ ref: string; state: "processing" | "succeeded" | "failed" }>;
  readRefund(ctx: PluginContext, of: { refundId: string; charge: string }): Promise<{ ref: string; state: "processing" | "succeeded" | "failed" } | null>;
  /** Every charge made from `since` to before `until`. */
  listCharges(ctx: PluginContext, of: { since: number; until: number }): AsyncIterable<ChargeFacts>;
  /** Every movement of money from `since` to before `until`, for the daily comparison. */
  listMovements(ctx: PluginContext, of: { since: number; until: number }): AsyncIterable<Movement>;
  /** The event of a notice, or null when its signature is wrong or too old. `body` is exactly what was sent. */
  verifyWebhook(ctx: PluginContext, notice: { body: Buffer; headers: Readonly<Record<string, string | undefined>> }): Promise<ProcessorEvent | null>;
}
