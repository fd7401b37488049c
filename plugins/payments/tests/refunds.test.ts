import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { settle } from "../server/payments/settle.ts";
import { settleRefunds } from "../server/payments/settle-refunds.ts";
import { testProcessor } from "../server/test-processor/test-processor.ts";
import { changeCharge } from "../server/test-processor/test-charges.ts";
import { testFaults } from "../server/test-processor/test-faults.ts";
import { openMoney } from "./open-money.ts";
import { addCard, paymentOf, rowOf, sendInvoice, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("refunds that do not go as asked on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });
  afterEach(() => testFaults.clear());

  const paid = async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId: id, amount: "100", methodId: await addCard(client) });
    return { id, paymentId, ref: (await paymentOf(portal.ctx, paymentId)).ref ?? "" };
  };
  const refund = (paymentId: string, amount: string) => staff.call<{ state: string }>("payments.refund", { key: newId(), paymentId, amount, reason: "Asked" });
  const change = (ref: string, to: object) => portal.ctx.transaction((tx) => changeCharge(portal.ctx, tx, ref, to));
  const thread = async () => JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId, limit: 50 }));
  const matters = async () => (await staff.call<{ items: { clientId: string; title: string; detail: string; amount: number | null }[] }>("payments.queue", { tab: "refunds" })).items.filter(({ clientId }) => clientId === client.viewer.clientId);
  const told = async (ref: string, dispute: { state: "inquiry" | "open" | "won" | "lost"; amount: number }) => {
    const facts = await testProcessor.readCharge(portal.ctx, ref);
    await portal.ctx.transaction((tx) => settle(portal.ctx, tx, { ...facts, dispute }));
  };

  it("says that a refund did not work, puts it on the desk and lets it be tried again", async () => {
    const { paymentId, ref } = await paid();
    // The processor refuses: more was given back there than is left.
    await change(ref, { refunded: 8_000 });
    expect((await refund(paymentId, "40")).state).toBe("failed");
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ refunding: 0 });
    expect(await matters()).toMatchObject([{ title: "Refund", amount: 4_000, detail: expect.stringContaining("could not be given back") as string }]);
    await change(ref, { refunded: 0 });
    expect((await refund(paymentId, "40")).state).toBe("succeeded");
    await portal.drain();
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
    expect(await thread()).toContain("$40.00 was given back to Visa ending 4242.");
    expect(await thread()).not.toContain("Asked");
    const seen = JSON.stringify(await staff.call("inbox.open", { conversationId: client.conversationId, limit: 50 }));
    expect(seen).toContain("$40.00 was given back to Visa ending 4242. It can take the bank a few days. Why: Asked");
  });

  it("books what was given back at the processor itself, and what came back from the bank", async () => {
    const { id, paymentId, ref } = await paid();
    await change(ref, { refunded: 3_000 });
    await portal.drain();
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "partly refunded", refunded: 3_000 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "partly refunded", refunded: 3_000 });
    await settleRefunds(portal.ctx, paymentId);
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
    await change(ref, { refunded: 0 });
    await portal.drain();
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "succeeded", refunded: 0 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid", refunded: 0 });
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
    expect(await matters()).toMatchObject([{ title: "Refund", amount: 3_000 }]);
    expect(await thread()).toContain("$30.00 could not be given back to Visa ending 4242. Your practice looks into it.");
    expect((await refund(paymentId, "30")).state).toBe("succeeded");
  });

  it("takes a lost dispute without what is on its way back, and puts that on the desk", async () => {
    const { id, paymentId, ref } = await paid();
    testFaults.set(portal.practice.id, (at, operation) => {
      if (at === "after" && operation === "refund") throw new Error("lost");
    });
    await refund(paymentId, "40");
    testFaults.clear();
    await told(ref, { state: "open", amount: 10_000 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "disputed", disputed: 6_000, refunding: 4_000 });
    expect(await matters()).toMatchObject([{ detail: expect.stringContaining("the payer’s bank disputes") as string }]);
    await settleRefunds(portal.ctx, paymentId);
    for (let time = 0; time < 2; time += 1) await told(ref, { state: "lost", amount: 10_000 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ refunded: 4_000, refunding: 0, disputed: 0, lost: 6_000 });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ paid: 4_000, refunded: 4_000 });
    expect(await thread()).toContain("The bank took back $60.00 that was paid with Visa ending 4242. It is owed again.");
    await staff.call("payments.credit", { key: newId(), id, amount: "10", reason: "Wrong price" });
    expect(await thread()).toContain("$10.00 was taken off invoice");
  });

  it("keeps a bank's inquiry as something to look at, books nothing and lets the payment be given back", async () => {
    const { paymentId, ref } = await paid();
    await told(ref, { state: "inquiry", amount: 10_000 });
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "succeeded", disputed: 0 });
    expect(await matters()).toMatchObject([{ title: "The payer’s bank asks", amount: null }]);
    expect((await refund(paymentId, "100")).state).toBe("succeeded");
    await told(ref, { state: "won", amount: 10_000 });
    expect(await matters()).toEqual([]);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "refunded", disputed: 0 });
  });
});
