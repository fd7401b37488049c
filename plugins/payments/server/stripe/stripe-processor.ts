import type { PluginContext } from "@anteroom/core/server";
import Stripe from "stripe";
import type { ChargeFacts, Processor } from "../processors/processor.ts";
import { stripeClient } from "./stripe-client.ts";
import { factsOfIntent, methodOf, reasonOf } from "./stripe-facts.ts";
import { movementOf } from "./stripe-movements.ts";
import { readEvent } from "./stripe-webhook.ts";

const expand = ["latest_charge", "payment_method"];
/** What every object of ours carries, so that its notices find back. */
const tagsOf = (ctx: PluginContext, more: Record<string, string>) => ({ practice: ctx.practiceId, ...more });
/** The same call with the same key is one call at Stripe, for 24 hours; after that `findCharge` tells. */
const once = (ctx: PluginContext, what: string, id: string) => ({ idempotencyKey: `${ctx.practiceId}:${what}:${id}` });

async function readIntent(stripe: Stripe, ref: string): Promise<ChargeFacts> {
  const intent = await stripe.paymentIntents.retrieve(ref, { expand });
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const disputes = charge?.disputed ? (await stripe.disputes.list({ payment_intent: ref, limit: 1 })).data : [];
  const facts = factsOfIntent(intent, disputes);
  if (facts.state !== "failed" && facts.state !== "action") return facts;
  // On Checkout a refused card, or a bank's question, ends nothing: as long as its session is open, the payer can go on there.
  const [session] = (await stripe.checkout.sessions.list({ payment_intent: ref, limit: 1 })).data;
  return session ? onCheckout(facts, session) : facts;
}

const isDisputed = ({ latest_charge: charge }: Stripe.PaymentIntent): boolean => typeof charge === "object" && charge !== null && charge.disputed;

function onCheckout(facts: ChargeFacts, { status }: Stripe.Checkout.Session): ChargeFacts {
  if (status === "open") return { ...facts, state: "page", actionUrl: null };
  return status === "expired" ? { ...facts, state: "failed", reason: "unfinished", actionUrl: null } : facts;
}

const refundState = (status: string | null): "processing" | "succeeded" | "failed" => (status === "succeeded" ? "succeeded" : status === "failed" || status === "canceled" ? "failed" : "processing");

/** Stripe through its own SDK. Cards are typed on Stripe's pages only: Checkout keeps one (`setup`) or takes one payment (`payment`). */
export const stripeProcessor: Processor = {
  id: "stripe",
  async createCustomer(ctx, { payerId }) {
    const stripe = await stripeClient(ctx);
    return (await stripe.customers.create({ metadata: tagsOf(ctx, { payer: payerId }) }, once(ctx, "customer", payerId))).id;
  },
  async startSetup(ctx, { setupId, customer, returnUrl }) {
    const stripe = await stripeClient(ctx);
    const session = await stripe.checkout.sessions.create(
      { mode: "setup", currency: (await ctx.setting<string>("currency")).toLowerCase(), customer, success_url: returnUrl, cancel_url: returnUrl, metadata: tagsOf(ctx, { setup: setupId }), setup_intent_data: { metadata: tagsOf(ctx, { setup: setupId }) } },
      once(ctx, "setup", setupId),
    );
    return { ref: session.id, url: session.url ?? "" };
  },
  async readSetup(ctx, ref) {
    const stripe = await stripeClient(ctx);
    const session = await stripe.checkout.sessions.retrieve(ref, { expand: ["setup_intent.payment_method"] });
    const intent = typeof session.setup_intent === "object" ? session.setup_intent : null;
    const method = intent && typeof intent.payment_method === "object" && intent.payment_method ? methodOf(intent.payment_method) : null;
    if (session.status === "expired") return { state: "ended", method: null };
    return intent?.status === "succeeded" && method ? { state: "done", method } : { state: "open", method: null };
  },
  async removeMethod(ctx, method) {
    const stripe = await stripeClient(ctx);
    await stripe.paymentMethods.detach(method).catch((error: unknown) => {
      // Detached before, or gone: what was asked for is so.
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    });
  },
  async charge(ctx, { paymentId, amount, currency, customer, method, offSession, returnUrl }) {
    const stripe = await stripeClient(ctx);
    try {
      const intent = await stripe.paymentIntents.create(
        {
          amount, currency: currency.toLowerCase(), customer, payment_method: method, confirm: true, expand, metadata: tagsOf(ctx, { payment: paymentId }),
          ...(offSession ? { off_session: true } : { return_url: returnUrl }),
        },
        once(ctx, "payment", paymentId),
      );
      return factsOfIntent(intent);
    } catch (error) {
      // A card that was refused comes as an error that carries the intent.
      if (error instanceof Stripe.errors.StripeCardError && error.payment_intent) return { ...(await readIntent(stripe, error.payment_intent.id)), state: "failed", reason: reasonOf({ code: error.code, decline_code: error.decline_code }) };
      throw error;
    }
  },
  async startCheckout(ctx, { paymentId, amount, currency, label, returnUrl }) {
    const stripe = await stripeClient(ctx);
    const session = await stripe.checkout.sessions.create(
      {
        mode: "payment", success_url: returnUrl, cancel_url: returnUrl, metadata: tagsOf(ctx, { payment: paymentId }), payment_intent_data: { metadata: tagsOf(ctx, { payment: paymentId }) },
        line_items: [{ quantity: 1, price_data: { currency: currency.toLowerCase(), unit_amount: amount, product_data: { name: label } } }],
      },
      once(ctx, "checkout", paymentId),
    );
    return { ref: session.id, url: session.url ?? "" };
  },
  async readCheckout(ctx, { ref }) {
    const stripe = await stripeClient(ctx);
    const { status, payment_intent: intent } = await stripe.checkout.sessions.retrieve(ref);
    // Stripe makes the intent with the first try; a session that nobody paid on has none.
    const charge = intent ? await readIntent(stripe, typeof intent === "string" ? intent : intent.id) : null;
    return { isOpen: status === "open", charge };
  },
  async endCheckout(ctx, ref) {
    const stripe = await stripeClient(ctx);
    await stripe.checkout.sessions.expire(ref).catch((error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    });
  },
  async readCharge(ctx, ref) {
    return readIntent(await stripeClient(ctx), ref);
  },
  async findCharge(ctx, { paymentId, customer, since }) {
    const stripe = await stripeClient(ctx);
    // Listing is exact at once, where Stripe's search runs a minute behind.
    const listed = stripe.paymentIntents.list({ created: { gte: Math.floor(since / 1_000) - 300 }, limit: 100, ...(customer ? { customer } : {}) });
    for await (const intent of listed) if (intent.metadata["payment"] === paymentId) return readIntent(stripe, intent.id);
    return null;
  },
  async cancelCharge(ctx, ref) {
    const stripe = await stripeClient(ctx);
    await stripe.paymentIntents.cancel(ref).catch((error: unknown) => {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    });
    return readIntent(stripe, ref);
  },
  async refund(ctx, { refundId, charge, amount }) {
    const stripe = await stripeClient(ctx);
    try {
      const made = await stripe.refunds.create({ payment_intent: charge, amount, metadata: tagsOf(ctx, { refund: refundId }) }, once(ctx, "refund", refundId));
      return { ref: made.id, state: refundState(made.status) };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return { ref: "", state: "failed" };
      throw error;
    }
  },
  async readRefund(ctx, { refundId, charge }) {
    const stripe = await stripeClient(ctx);
    for await (const one of stripe.refunds.list({ payment_intent: charge, limit: 100 })) if (one.metadata?.["refund"] === refundId) return { ref: one.id, state: refundState(one.status) };
    return null;
  },
  async *listCharges(ctx, { since, until }) {
    const stripe = await stripeClient(ctx);
    const listed = stripe.paymentIntents.list({ created: { gte: Math.floor(since / 1_000), lt: Math.floor(until / 1_000) }, limit: 100, expand: expand.map((one) => `data.${one}`) });
    for await (const intent of listed) if (intent.metadata["practice"] === ctx.practiceId) yield isDisputed(intent) ? await readIntent(stripe, intent.id) : factsOfIntent(intent);
  },
  async *listMovements(ctx, { since, until }) {
    const stripe = await stripeClient(ctx);
    for await (const one of stripe.balanceTransactions.list({ created: { gte: Math.floor(since / 1_000), lt: Math.floor(until / 1_000) }, limit: 100, expand: ["data.source"] })) {
      const movement = movementOf(one);
      if (movement) yield movement;
    }
  },
  verifyWebhook: readEvent,
};
