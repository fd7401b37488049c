import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { testCharges, testEvents } from "../server/test-processor/test-rows.ts";
import { noticeBytes } from "../server/test-processor/deliver.ts";
import { testFaults } from "../server/test-processor/test-faults.ts";
import { decideDispute } from "../server/test-processor/test-processor.ts";
import { signature, webhookSecret } from "../server/test-processor/webhook-signature.ts";
import { openMoney } from "./open-money.ts";
import { addCard, paymentOf, rowOf, sendInvoice, typeCard, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Outcome { paymentId: string; state: string; url: string | null; unsure: boolean }

describe.each(testEngines())("paying an invoice on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  // The clock goes on by hours, and sessions lock meanwhile.
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });
  afterEach(async () => {
    testFaults.clear();
    await portal.drain();
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const pay = (invoiceId: string, methodId: string | null, amount = "100.00", key = newId(), who = client) => who.call<Outcome>("payments.pay", { key, invoiceId, amount, methodId });
  const chargesOf = async (invoiceId: string) => {
    const charges = await portal.ctx.model(testCharges).findAll({ where: { practiceId: portal.practice.id } });
    const mine = await Promise.all(charges.map(async (row) => ({ row: row.get(), wanted: (await paymentOf(portal.ctx, row.get().paymentId)).wanted })));
    return mine.filter(({ wanted }) => wanted.includes(invoiceId)).map(({ row }) => row);
  };
  const sendNotice = async (body: Buffer, { secret, practiceId = portal.practice.id, at = portal.clock.now() }: { secret?: string; practiceId?: string; at?: number } = {}) =>
    fetch(`${portal.url}/webhooks/${practiceId}/payments/test`, { method: "POST", body, headers: { "test-signature": signature(secret ?? (await webhookSecret(portal.ctx)), at, body) } });
  const noticesOf = async (charge: string) => (await portal.ctx.model(testEvents).findAll({ where: { practiceId: portal.practice.id, ref: charge }, order: [["id", "ASC"]] })).map((row) => noticeBytes(row.get()));

  it("takes the whole with a card that is kept, and gives a receipt in the conversation", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    expect(await pay(id, await addCard(client))).toMatchObject({ state: "succeeded", unsure: false });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_000, pending: 0 });
    await portal.drain();
    const cards = (await portal.posted("payments.receipt")).filter((card) => card.conversationId === client.conversationId);
    expect(cards).toHaveLength(1);
    expect((await client.call<{ view: { status: { text: string } } }>("inbox.card", { conversationId: client.conversationId, entryId: cards[0]?.entryId })).view.status.text).toBe("$100.00 paid with Visa ending 4242.");
  });

  it("takes a part, says what is left, and refuses less than the practice's least and more than is left", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    const field = (amount: string) => pay(id, card, amount).then(() => null, (error: { fields?: Record<string, string>; message: string; details?: { fields?: Record<string, string> } }) => error.details?.fields?.["amount"] ?? error.fields?.["amount"] ?? error.message);
    expect(await field("5")).toContain("$10.00 or more");
    expect(await field("100.01")).toContain("$100.00 or less");
    for (const wrong of ["0", "-5", "1.234", "abc", "", "99999999999"]) expect(await field(wrong), wrong).toMatch(/^(Enter|Use|This amount)/);
    await pay(id, card, " $85 ");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "partly paid", paid: 8_500 });
    // What is left may be less than the least.
    await pay(id, card, "6.00").catch(() => undefined);
    await pay(id, card, "15.00");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
  });

  it("charges once for a double press, two tabs and two people", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    const hers = await addCard(ana);
    const key = newId();
    const all = await Promise.allSettled([pay(id, card, "100", key), pay(id, card, "100", key), pay(id, card, "100"), pay(id, hers, "100", newId(), ana)]);
    await portal.drain();
    expect(all.filter((one) => one.status === "fulfilled").length).toBeGreaterThan(0);
    expect((await chargesOf(id)).filter((charge) => charge.state === "succeeded")).toHaveLength(1);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 10_000 });
    await expect(pay(id, card, "100")).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("paid already") as string });
  });

  it("takes one part payment of a form that is sent twice at one moment, and asks before the same amount is paid again in another tab", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    const key = newId();
    const check = () => client.call<{ seen: number; lately: boolean }>("payments.checkPay", { invoiceId: id, amount: "30", methodId: card });
    const other = await check();
    expect(other.lately).toBe(false);
    portal.clock.advance({ seconds: 5 });
    const both = await Promise.all([pay(id, card, "30", key), pay(id, card, "30", key)]);
    expect(both.map(({ paymentId }) => paymentId)).toEqual([key, key]);
    portal.clock.advance({ seconds: 5 });
    const inTab = (seen: number) => client.call("payments.pay", { key: newId(), invoiceId: id, amount: "30", methodId: card, seen });
    await expect(inTab(other.seen)).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("You have not been charged again.") as string });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ paid: 3_000 });
    // Told of it, and wanting it all the same.
    const told = await check();
    expect(told.lately).toBe(true);
    await inTab(told.seen);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ paid: 6_000 });
  });

  it.each([["4000000000000341", "declined", /did not accept/], ["4000000000009995", "funds", /not enough money/], ["4000000000000069", "expired", /expired/]])("tells why %s failed, takes nothing and lets another card pay", async (number, reason, words) => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId, state } = await pay(id, await addCard(client, number));
    expect(state).toBe("failed");
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ reason });
    expect((await client.call<{ problem: string }>("payments.payment", { id: paymentId })).problem).toMatch(words);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", pending: 0 });
    expect(await pay(id, await addCard(client))).toMatchObject({ state: "succeeded" });
  });

  it("keeps a card that is added twice once, with the name that its holder gave it", async () => {
    const id = await addCard(client);
    await client.call("payments.nameMethod", { id, nickname: "Family card" });
    expect(await addCard(client)).toBe(id);
    const own = async (person: TestClient) => (await person.call<{ methods: { id: string; name: string; label: string }[] }>("payments.methods")).methods;
    expect(await own(client)).toMatchObject([{ id, name: "Family card, Visa ending 4242", label: "Visa ending 4242" }]);
    // What staff and receipts say of it is the card alone.
    const { paymentId } = await pay(await sendInvoice(staff, client.viewer.clientId), id);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ label: "Visa ending 4242", state: "succeeded" });
    await expect(client.call("payments.nameMethod", { id, nickname: "x".repeat(61) })).rejects.toThrow("Use 60 characters or fewer.");
    const other = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    await expect(other.call("payments.nameMethod", { id, nickname: "Mine" })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    // Another person's same card is theirs.
    expect(await addCard(other)).not.toBe(id);
    await client.call("payments.removeMethod", { id });
    expect(await addCard(client)).not.toBe(id);
  });

  it("leads to the bank's question and ends as it is answered", async () => {
    for (const [answer, state] of [["yes", "succeeded"], ["no", "failed"]]) {
      const id = await sendInvoice(staff, client.viewer.clientId);
      const begun = await pay(id, await addCard(client, "4000002500003155"));
      expect(begun).toMatchObject({ state: "needs action" });
      await fetch(begun.url ?? "", { method: "POST", redirect: "manual", body: new URLSearchParams({ answer: answer ?? "" }) });
      expect((await client.call<{ state: string }>("payments.payment", { id: begun.paymentId })).state).toBe(state);
    }
  });

  it("takes a payment on the processor's page, refuses a bad card there, and is free again when somebody comes back without paying", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const left = await pay(id, null, "100");
    await expect(pay(id, await addCard(client))).rejects.toMatchObject({ message: expect.stringContaining("Do not pay again") as string });
    expect(await client.call("payments.cancelPayment", { id: left.paymentId })).toEqual({ state: "failed" });
    expect((await typeCard(left.url ?? "", "4242424242424242")).status).toBe(410);
    const begun = await pay(id, null, "100");
    expect((await typeCard(begun.url ?? "", "4000000000000341")).text).toContain("You have not been charged");
    expect((await typeCard(begun.url ?? "", "4242424242424242")).status).toBe(303);
    await portal.drain();
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await paymentOf(portal.ctx, begun.paymentId)).toMatchObject({ label: "Visa ending 4242" });
  });

  it("knows nothing of the number of a card beside its last four digits", async () => {
    await addCard(client);
    const tables = await portal.host.db.hot.all<{ brand: string; ref: string; last4: string }>("SELECT * FROM payments_methods");
    expect(JSON.stringify(tables)).not.toContain("424242424242");
    expect(JSON.stringify(await portal.host.db.hot.all("SELECT * FROM payments_test_methods"))).not.toContain("424242424242");
  });

  it("settles what takes its time by the processor's notices over HTTP", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client, "4000000000000077"));
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "processing" });
    await portal.advance({ minutes: 3 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "succeeded" });
    const held = await sendInvoice(staff, client.viewer.clientId);
    const hold = await pay(held, await addCard(client, "4000000000009235"));
    expect(hold.state).toBe("on hold");
    await portal.advance({ minutes: 11 });
    expect(await paymentOf(portal.ctx, hold.paymentId)).toMatchObject({ state: "succeeded" });
  });

  it("books a notice once, however often, late and out of order it comes, and refuses forged, old and foreign ones", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client, "4000000000000259"));
    const charge = (await chargesOf(id))[0]?.id ?? "";
    portal.clock.advance({ minutes: 2 });
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = await noticesOf(charge);
    for (const body of [second, first, second, first, second]) expect((await sendNotice(body)).status).toBe(200);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "disputed", disputed: 10_000 });
    expect((await sendNotice(first, { secret: "wrong" })).status).toBe(400);
    expect((await sendNotice(first, { at: portal.clock.now() - 6 * 60_000 })).status).toBe(400);
    const other = await portal.newPractice("Other Practice");
    expect((await sendNotice(first, { practiceId: other.id })).status).toBe(400);
    const foreign = Buffer.from(first.toString("utf8").replace(portal.practice.id, other.id));
    expect((await sendNotice(foreign)).status).toBe(400);
    expect((await sendNotice(Buffer.from("not json"))).status).toBe(400);
  });

  it("owes again what a bank took back, and keeps what the bank decided for the practice", async () => {
    for (const [outcome, state, paid] of [["lost", "open", 0], ["won", "paid", 10_000]] as const) {
      const id = await sendInvoice(staff, client.viewer.clientId);
      const { paymentId } = await pay(id, await addCard(client, "4000000000000259"));
      await portal.advance({ minutes: 2 });
      const seen = await client.call<{ payments: { state: string }[] }>("payments.invoice", { id });
      expect(seen.payments).toMatchObject([{ state: "disputed" }]);
      await expect(staff.call("payments.refund", { key: newId(), paymentId, amount: "10", reason: "Asked" })).rejects.toMatchObject({ appCode: "CONFLICT" });
      await decideDispute(portal.ctx, (await chargesOf(id))[0]?.id ?? "", outcome);
      await portal.drain();
      expect(await rowOf(portal.ctx, id)).toMatchObject({ state, paid });
    }
  });

  it.each([["the answer is lost", "after"], ["the call is lost", "before"]] as const)("says that it is checking when %s, and ends right", async (_what, moment) => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    testFaults.set(portal.practice.id, (at, operation) => {
      if (at === moment && operation === "charge") throw new Error("lost");
    });
    const begun = await pay(id, card);
    expect(begun).toMatchObject({ state: "processing", unsure: true });
    await expect(pay(id, card)).rejects.toMatchObject({ message: expect.stringContaining("Do not pay again") as string });
    testFaults.clear();
    for (let round = 0; round < 4; round += 1) await portal.advance({ minutes: 2 });
    expect(await paymentOf(portal.ctx, begun.paymentId)).toMatchObject({ state: moment === "after" ? "succeeded" : "failed" });
    expect(await chargesOf(id)).toHaveLength(moment === "after" ? 1 : 0);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: moment === "after" ? "paid" : "open", pending: 0 });
  });

  it("leads back to the secure page that was left, says that nothing was charged, and is free again once it is stopped", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const left = await pay(id, null, "40.00");
    expect(left).toMatchObject({ state: "processing", url: expect.stringContaining("http") as string });
    const page = () => client.call<{ begun: { paymentId: string; amount: number } | null; payable: number }>("payments.payPage", { id });
    expect(await page()).toMatchObject({ begun: { paymentId: left.paymentId, amount: 4_000 }, payable: 6_000 });
    expect((await client.call<{ sentence: string }>("payments.overview")).sentence).toBe("You owe $100.00 for 1 invoice.");
    await portal.drain();
    const [card] = (await portal.posted("payments.invoice")).filter(({ conversationId, subjectId }) => conversationId === client.conversationId && subjectId === id);
    const face = async () => (await client.call<{ view: { status: { text?: string }; actions: { id: string }[] } }>("inbox.card", { conversationId: client.conversationId, entryId: card?.entryId })).view;
    expect((await face()).status.text).toBe("A payment of $40.00 was begun. Nothing was charged.");
    expect((await face()).actions.map((action) => action.id)).toContain("pay");
    await client.call("payments.cancelPayment", { id: left.paymentId });
    expect(await page()).toMatchObject({ begun: null, payable: 10_000 });
    expect((await client.call<{ problem: string }>("payments.payment", { id: left.paymentId })).problem).toBe("You did not finish this payment. You have not been charged.");
    await portal.drain();
    // Whoever stopped it knows: neither they nor the desk are told of a failure.
    expect(JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId, limit: 50 }))).not.toContain("did not work");
    expect(await pay(id, await addCard(client))).toMatchObject({ state: "succeeded" });
    expect(await page()).toMatchObject({ begun: null, payable: 0 });
  });

  it("waits out a processor that is away for an hour", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    testFaults.set(portal.practice.id, (at) => {
      if (at === "before") throw new Error("away");
    });
    const begun = await pay(id, card);
    for (let passed = 0; passed < 6; passed += 1) await portal.advance({ minutes: 10 });
    expect(await paymentOf(portal.ctx, begun.paymentId)).toMatchObject({ state: "processing" });
    testFaults.clear();
    await portal.advance({ hours: 2 });
    expect(await paymentOf(portal.ctx, begun.paymentId)).toMatchObject({ state: "failed", reason: "unreachable" });
  });

  it("leads to the receipt from the page that says thank you", async () => {
    const { paymentId } = await pay(await sendInvoice(staff, client.viewer.clientId), await addCard(client));
    const { receipt } = await client.call<{ receipt: { fileId: string; title: string } | null }>("payments.payment", { id: paymentId });
    expect(receipt?.title).toMatch(/^Receipt \d+$/);
    await portal.drain();
    // The same paper as in the messages, not a second one.
    const { documents } = await client.call<{ documents: { kind: string; fileId: string }[] }>("payments.documents", { kind: "receipt" });
    expect(documents.map(({ fileId }) => fileId)).toEqual([receipt?.fileId]);
  });

  it("gives back once, never more than arrived, and not what was given back", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client));
    const key = newId();
    const refund = (amount: string, with_ = newId()) => staff.call("payments.refund", { key: with_, paymentId, amount, reason: "Charged twice" });
    await Promise.all([refund("30", key), refund("30", key).catch(() => undefined)]);
    await refund("30", key);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "partly refunded", refunded: 3_000 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "partly refunded", refunded: 3_000 });
    const both = await Promise.allSettled([refund("70"), refund("70")]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "refunded", refunded: 10_000 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "refunded" });
    await expect(refund("1")).rejects.toMatchObject({ message: "This payment was given back already." });
  });

  it("finishes a refund whose answer was lost, once", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client));
    testFaults.set(portal.practice.id, (at, operation) => {
      if (at === "after" && operation === "refund") throw new Error("lost");
    });
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "100", reason: "Asked" });
    testFaults.clear();
    await portal.advance({ minutes: 5 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "refunded", refunding: 0 });
  });

  it("credits a paid invoice, and what was paid too much can be given back", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client));
    await staff.call("payments.credit", { key: newId(), id, amount: "25", reason: "Asked" });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", paid: 7_500, credited: 2_500 });
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "25", reason: "Too much" });
    expect(await client.call("payments.overview")).toMatchObject({ balance: 0 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", refunded: 0 });
  });

  it("loses nothing when the plugin is turned off with a payment on its way", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await pay(id, await addCard(client, "4000000000000077"));
    const switchTo = async (on: boolean) => {
      const boss = await portal.staff();
      const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "payments");
      await boss.call("plugins.switch", { pluginId: "payments", on, revision: line?.revision ?? 0 });
    };
    await switchTo(false);
    await portal.advance({ hours: 1 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "processing" });
    await switchTo(true);
    await portal.advance({ minutes: 5 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "succeeded" });
  });
});
