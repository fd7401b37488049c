import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stripeHost } from "../server/stripe/stripe-client.ts";
import { movementOf } from "../server/stripe/stripe-movements.ts";
import { stripeProcessor } from "../server/stripe/stripe-processor.ts";
import { paymentOf, rowOf, sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Intent { id: string; metadata: Record<string, string>; amount: number; currency: string; status: string; refunded: number; customer?: string | null; dispute?: { status: string; amount: number } }
interface Session { id: string; object: "checkout.session"; mode: string; status: "open" | "complete" | "expired"; url: string; payment_intent: string | null; metadata: Record<string, string>; amount: number }

/** Speaks as much of Stripe's documented HTTP as the adapter uses; shapes as Stripe's own examples have them. */
class StripeServer {
  http: Server;
  intents = new Map<string, Intent>();
  sessions = new Map<string, Session>();
  keys = new Map<string, string>();
  calls: { path: string; key: string | undefined; body: URLSearchParams }[] = [];
  moved: object[] = [];
  decline = false;
  hangUp = false;
  constructor() {
    this.http = createServer((req, res) => {
      void read(req).then((body) => {
        const [at = "", query = ""] = (req.url ?? "").split("?");
        const path = `${req.method ?? ""} ${at}`;
        this.calls.push({ path, key: req.headers["idempotency-key"] as string | undefined, body });
        const [status, answer] = this.answer(path, body, req.headers["idempotency-key"] as string | undefined, new URLSearchParams(query));
        // The reply is lost after the work was done.
        if (this.hangUp && path === "POST /v1/payment_intents") return void req.socket.destroy();
        res.writeHead(status, { "content-type": "application/json", "request-id": "req_test" }).end(JSON.stringify(answer));
      });
    });
  }
  /** Somebody types a card on Checkout. Stripe makes the intent with the first try; a refused card or a bank's question leaves the session open. */
  tryOnPage(url: string | null, how: "paid" | "declined" | "asks"): Intent {
    const session = this.sessions.get(url?.split("/").at(-1) ?? "");
    if (session?.status !== "open") throw new Error("this Checkout session is not open");
    const known = this.intents.get(session.payment_intent ?? "");
    const intent: Intent = known ?? { id: `pi_${newId()}`, metadata: session.metadata, amount: session.amount, currency: "usd", status: "", refunded: 0, customer: null };
    intent.status = { paid: "succeeded", declined: "requires_payment_method", asks: "requires_action" }[how];
    this.intents.set(intent.id, intent);
    Object.assign(session, { payment_intent: intent.id, ...(how === "paid" ? { status: "complete" } : {}) });
    return intent;
  }
  answer(path: string, body: URLSearchParams, key: string | undefined, query: URLSearchParams): [number, object] {
    const meta = (prefix = "metadata") => Object.fromEntries([...body].flatMap(([name, value]) => (name.startsWith(`${prefix}[`) ? [[name.slice(prefix.length + 1, -1), value]] : [])));
    if (path === "POST /v1/customers") return [200, { id: "cus_1", object: "customer", metadata: meta() }];
    if (path === "POST /v1/checkout/sessions") {
      const id = `cs_${this.sessions.size + 1}`;
      const session: Session = { id, object: "checkout.session", mode: body.get("mode") ?? "", status: "open", url: `https://checkout.stripe.com/c/pay/${id}`, payment_intent: null, metadata: meta("payment_intent_data[metadata]"), amount: Number(body.get("line_items[0][price_data][unit_amount]")) };
      this.sessions.set(id, session);
      return [200, { ...session, setup_intent: null }];
    }
    if (path === "GET /v1/checkout/sessions") return [200, { object: "list", has_more: false, url: "/v1/checkout/sessions", data: [...this.sessions.values()].filter((one) => one.payment_intent !== null && one.payment_intent === query.get("payment_intent")) }];
    if (path.startsWith("POST /v1/checkout/sessions/") && path.endsWith("/expire")) {
      const session = this.sessions.get(path.split("/").at(-2) ?? "");
      if (session?.status !== "open") return [400, { error: { type: "invalid_request_error", message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session?.status ?? ""}.` } }];
      session.status = "expired";
      const intent = this.intents.get(session.payment_intent ?? "");
      if (intent) intent.status = "canceled";
      return [200, session];
    }
    if (path.startsWith("GET /v1/checkout/sessions/")) {
      const session = this.sessions.get(path.split("/").at(-1) ?? "");
      if (session?.mode === "payment") return [200, session];
      return [200, { ...session, status: "complete", setup_intent: { id: "seti_1", object: "setup_intent", status: "succeeded", payment_method: { id: `pm_${path.split("/").at(-1) ?? ""}`, object: "payment_method", type: "card", card: { brand: "visa", last4: "4242", exp_month: 4, exp_year: 2031 } } } }];
    }
    if (path === "POST /v1/payment_intents") {
      const known = this.keys.get(key ?? "");
      const intent = known ? this.intents.get(known) : undefined;
      if (intent) return [200, shape(intent)];
      const made: Intent = { id: `pi_${this.intents.size + 1}`, metadata: meta(), amount: Number(body.get("amount")), currency: body.get("currency") ?? "", status: this.decline ? "requires_payment_method" : "succeeded", refunded: 0, customer: body.get("customer") };
      this.intents.set(made.id, made);
      this.keys.set(key ?? "", made.id);
      if (this.decline) return [402, { error: { type: "card_error", code: "card_declined", decline_code: "insufficient_funds", message: "Your card has insufficient funds.", payment_intent: shape(made) } }];
      return [200, shape(made)];
    }
    if (path === "GET /v1/balance_transactions") return [200, { object: "list", has_more: false, url: "/v1/balance_transactions", data: this.moved }];
    if (path === "GET /v1/payment_intents") return [200, { object: "list", has_more: false, url: "/v1/payment_intents", data: [...this.intents.values()].filter((one) => !query.has("customer") || one.customer === query.get("customer")).map(shape) }];
    if (path.startsWith("POST /v1/payment_intents/") && path.endsWith("/cancel")) return [400, { error: { type: "invalid_request_error", message: "You cannot cancel the PaymentIntent of a Checkout Session. Expire the Checkout Session instead." } }];
    if (path.startsWith("GET /v1/payment_intents/")) return [200, shape(this.intents.get(path.split("/").at(-1) ?? "") as Intent)];
    if (path === "GET /v1/disputes") {
      const { dispute } = this.intents.get(query.get("payment_intent") ?? "") as Intent;
      return [200, { object: "list", has_more: false, url: "/v1/disputes", data: dispute ? [{ id: "du_1", object: "dispute", ...dispute }] : [] }];
    }
    if (path === "POST /v1/refunds") {
      const intent = this.intents.get(body.get("payment_intent") ?? "") as Intent;
      intent.refunded += Number(body.get("amount"));
      return [200, { id: "re_1", object: "refund", status: "succeeded", amount: Number(body.get("amount")), metadata: meta() }];
    }
    return [404, { error: { type: "invalid_request_error", message: `No ${path}` } }];
  }
}

const shape = (intent: Intent): object => ({
  id: intent.id, object: "payment_intent", amount: intent.amount, currency: intent.currency, status: intent.status, metadata: intent.metadata, next_action: null, payment_method: null,
  last_payment_error: intent.status === "succeeded" ? null : { type: "card_error", code: "card_declined", decline_code: "insufficient_funds" },
  latest_charge: { id: `ch_${intent.id}`, object: "charge", amount_refunded: intent.refunded, disputed: intent.dispute !== undefined, outcome: { type: "authorized" } },
});

async function read(req: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString("utf8"));
}

describe("Stripe, as a local server speaks it", () => {
  const stripe = new StripeServer();
  const usual = stripeHost.current;
  const secret = "whsec_test";
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    stripe.http.listen(0, "127.0.0.1");
    await once(stripe.http, "listening");
    stripeHost.current = { host: "127.0.0.1", port: (stripe.http.address() as AddressInfo).port, protocol: "http" };
    portal = await startMoneyPortal();
    staff = await portal.staff();
    await staff.call("settings.save", { pluginId: "payments", values: { processor: "stripe", stripeSecretKey: "sk_test_1", stripeWebhookSecret: secret } });
  });
  afterAll(async () => {
    stripeHost.current = usual;
    await portal?.close();
    stripe.http.closeAllConnections();
    stripe.http.close();
  });
  beforeEach(async () => {
    Object.assign(stripe, { decline: false, hangUp: false });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });

  const addCard = async (): Promise<string> => {
    const key = newId();
    expect((await client.call<{ url: string }>("payments.addMethod", { key })).url).toContain("https://checkout.stripe.com/");
    return (await client.call<{ methodId: string }>("payments.finishMethod", { id: key })).methodId;
  };
  const pay = (invoiceId: string, methodId: string | null, key = newId()) => client.call<{ paymentId: string; state: string; unsure: boolean; url: string | null }>("payments.pay", { key, invoiceId, amount: "100", methodId });
  const notice = (event: object, { at = portal.clock.now(), key = secret } = {}) => {
    const body = JSON.stringify(event);
    const header = new Stripe("sk_test").webhooks.generateTestHeaderString({ payload: body, secret: key, timestamp: Math.floor(at / 1_000) });
    return fetch(`${portal.url}/webhooks/${portal.practice.id}/payments/stripe`, { method: "POST", body, headers: { "stripe-signature": header } });
  };

  it("keeps a card, charges it with the payment's own key, and gives it back", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, state } = await pay(id, await addCard());
    expect(state).toBe("succeeded");
    const charge = stripe.calls.find((call) => call.path === "POST /v1/payment_intents");
    expect(charge?.key).toBe(`${portal.practice.id}:payment:${paymentId}`);
    expect(Object.fromEntries(charge?.body ?? [])).toMatchObject({ amount: "10000", currency: "usd", confirm: "true", "metadata[practice]": portal.practice.id, "metadata[payment]": paymentId });
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "40", reason: "Asked" });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "partly refunded", refunded: 4_000 });
  });

  it("tells why a card was refused", async () => {
    const card = await addCard();
    stripe.decline = true;
    const { paymentId, state } = await pay(await sendInvoice(staff, client.viewer.clientId), card);
    expect(state).toBe("failed");
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ reason: "funds" });
  });

  it("finds a charge whose reply was lost, and charges once", async () => {
    const card = await addCard();
    const id = await sendInvoice(staff, client.viewer.clientId);
    stripe.hangUp = true;
    const { paymentId, unsure } = await pay(id, card);
    expect(unsure).toBe(true);
    stripe.hangUp = false;
    await portal.advance({ minutes: 2 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect([...stripe.intents.values()].filter((intent) => intent.metadata["payment"] === paymentId)).toHaveLength(1);
  });

  it("takes a payment on Stripe's page by its notice, once, and refuses forged and old ones", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, url } = await pay(id, null);
    expect(url).toContain("https://checkout.stripe.com/");
    const intent: Intent = { id: `pi_page_${newId()}`, metadata: { practice: portal.practice.id, payment: paymentId }, amount: 10_000, currency: "usd", status: "succeeded", refunded: 0 };
    stripe.intents.set(intent.id, intent);
    const event = { id: `evt_${newId()}`, object: "event", type: "payment_intent.succeeded", data: { object: shape(intent) } };
    expect((await notice(event, { key: "whsec_other" })).status).toBe(400);
    expect((await notice(event, { at: portal.clock.now() - 10 * 60_000 })).status).toBe(400);
    const foreign = { ...event, data: { object: { ...shape(intent), metadata: { practice: newId(), payment: paymentId } } } };
    expect((await notice(foreign)).status).toBe(400);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", paid: 0 });
    for (let time = 0; time < 3; time += 1) expect((await notice(event)).status).toBe(200);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_000 });
  });

  it("holds the amount back while Stripe's page is open, and closes the page before it gives the payment up", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, url } = await pay(id, null);
    await portal.advance({ minutes: 10 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "processing", actionUrl: url });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ pending: 10_000 });
    await expect(pay(id, null)).rejects.toMatchObject({ message: expect.stringContaining("Do not pay again") as string });
    await portal.advance({ hours: 7 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "failed", reason: "unfinished" });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", pending: 0 });
    expect(() => stripe.tryOnPage(url, "paid")).toThrow("not open");
  });

  it("finds what was paid on Stripe's page by asking, also for somebody who has a saved card", async () => {
    await addCard();
    await pay(await sendInvoice(staff, client.viewer.clientId), await addCard());
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, url } = await pay(id, null);
    stripe.tryOnPage(url, "paid");
    // No notice came; whoever comes back, or the timer, asks.
    expect((await client.call<{ state: string }>("payments.payment", { id: paymentId })).state).toBe("succeeded");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_000 });
  });

  it.each([["declined", "payment_intent.payment_failed"], ["asks", "payment_intent.requires_action"]] as const)("goes on waiting while a card on Stripe's page is %s, and takes the next try", async (how, type) => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, url } = await pay(id, null);
    const intent = stripe.tryOnPage(url, how);
    expect((await notice({ id: `evt_${newId()}`, object: "event", type, data: { object: shape(intent) } })).status).toBe(200);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "processing", actionUrl: url });
    await portal.advance({ minutes: 10 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", pending: 10_000 });
    stripe.tryOnPage(url, "paid");
    expect((await notice({ id: `evt_${newId()}`, object: "event", type: "payment_intent.succeeded", data: { object: shape(intent) } })).status).toBe(200);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_000 });
  });

  it.each(["declined", "asks", "paid"] as const)("stops a payment whose card was %s on Stripe's page, unless it was paid", async (how) => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, url } = await pay(id, null);
    stripe.tryOnPage(url, how);
    expect(await client.call("payments.cancelPayment", { id: paymentId })).toEqual({ state: how === "paid" ? "succeeded" : "failed" });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ reason: how === "paid" ? null : "unfinished" });
    expect(() => stripe.tryOnPage(url, "paid")).toThrow("not open");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ pending: 0 });
  });

  it("books a dispute once the bank takes money, not while it asks, and hears of what is given back in Stripe's dashboard", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard());
    const intent = stripe.intents.get((await paymentOf(portal.ctx, paymentId)).ref ?? "") as Intent;
    const tell = (type: string, object: object) => notice({ id: `evt_${newId()}`, object: "event", type, data: { object: { payment_intent: intent.id, ...object } } });
    intent.refunded = 2_500;
    expect((await tell("charge.refunded", { id: "ch_1", object: "charge", metadata: {} })).status).toBe(200);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "partly refunded", refunded: 2_500 });
    intent.refunded = 0;
    expect((await tell("refund.failed", { id: "re_9", object: "refund", metadata: {} })).status).toBe(200);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "succeeded", refunded: 0 });
    for (const [status, state, disputed] of [["warning_needs_response", "succeeded", 0], ["warning_under_review", "succeeded", 0], ["needs_response", "disputed", 10_000], ["won", "succeeded", 0]] as const) {
      intent.dispute = { status, amount: 10_000 };
      expect((await tell("charge.dispute.updated", { id: "du_1", object: "dispute" })).status).toBe(200);
      expect(await paymentOf(portal.ctx, paymentId), status).toMatchObject({ state, disputed });
    }
  });

  it("counts a refund that failed as money that came back", () => {
    const refund = { id: "re_1", object: "refund", amount: 4_000, currency: "usd", payment_intent: "pi_1", metadata: {} };
    const entry = (amount: number) => movementOf({ id: "txn_1", object: "balance_transaction", created: 1, amount, currency: "usd", source: refund } as unknown as Stripe.BalanceTransaction);
    expect([entry(-4_000)?.amount, entry(4_000)?.amount]).toEqual([-4_000, 4_000]);
  });

  it("books nothing when the amount at Stripe is another", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, null);
    const intent: Intent = { id: `pi_odd_${newId()}`, metadata: { practice: portal.practice.id, payment: paymentId }, amount: 100, currency: "usd", status: "succeeded", refunded: 0 };
    stripe.intents.set(intent.id, intent);
    expect((await notice({ id: `evt_${newId()}`, object: "event", type: "payment_intent.succeeded", data: { object: shape(intent) } })).status).toBe(200);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", paid: 0, pending: 10_000 });
  });

  it("lists what moved at Stripe for the daily comparison: its own payments, without fees, payouts and other practices", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard());
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "40", reason: "Asked" });
    const { ref } = await paymentOf(portal.ctx, paymentId);
    const created = Math.floor(portal.clock.now() / 1_000);
    const entry = (source: object, amount: number) => ({ id: `txn_${newId()}`, object: "balance_transaction", created, amount, currency: "eur", type: "x", source });
    const charge = { id: "ch_1", object: "charge", amount: 10_000, currency: "usd", payment_intent: ref, metadata: { practice: portal.practice.id } };
    stripe.moved = [
      entry(charge, 9_300), entry({ id: "re_1", object: "refund", amount: 4_000, currency: "usd", payment_intent: ref, metadata: {} }, -3_700),
      entry({ ...charge, id: "ch_2", payment_intent: "pi_other", metadata: { practice: newId() } }, 5), entry({ id: "re_2", object: "refund", amount: 5, currency: "usd", payment_intent: "pi_other", metadata: null }, -5),
      { ...entry({}, -9_000), source: "po_1" }, entry({ id: "dp_1", object: "dispute", amount: 6_000, currency: "usd", payment_intent: ref }, -7_500),
    ];
    const moved = [];
    for await (const one of stripeProcessor.listMovements(portal.ctx, { since: 0, until: portal.clock.now() })) moved.push(one);
    expect(moved.map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`)).toEqual(["charge 10000 USD", "refund -4000 USD", "charge 10000 USD", "refund -5 USD", "dispute -6000 USD"]);
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(portal.clock.now());
    await staff.call("payments.compareAgain", { day });
    const { open } = await staff.call<{ open: { side: string; kind: string; amount: number; ref: string }[] }>("payments.comparison", {});
    // The dispute that the portal has not heard of; nothing of the other practice, whose charge the portal does not know.
    expect(open.filter((one) => one.ref === ref || one.ref === "pi_other").map(({ side, kind, amount }) => ({ side, kind, amount }))).toEqual([{ side: "processor", kind: "dispute", amount: -6_000 }]);
  });
});
