import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { changeCharge } from "../server/test-processor/test-charges.ts";
import { settleRefunds } from "../server/payments/settle-refunds.ts";
import { allocated } from "../server/payments/allocated.ts";
import { receiptBlocks } from "../server/documents/keep-receipt.ts";
import { receiptVersions } from "../server/documents/receipt-versions.ts";
import { chargedLines } from "../server/documents/charged-lines.ts";
import { coverLines } from "../server/documents/covered.ts";
import { sessionBlocks } from "../server/documents/keep-range-paper.ts";
import { serviceBlocks } from "../server/documents/keep-superbill.ts";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { openMoney } from "./open-money.ts";
import { addCard, paymentOf, sendInvoice } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

it("covers charges by what was paid, taken off and given back, and never by more than they are", () => {
  const lines = [{ amount: 60, tax: 0 }, { amount: 30, tax: 10 }];
  expect(coverLines({ paid: 80, refunded: 30, credited: 20 }, lines)).toEqual([{ paidPart: 50, givenBack: 10, takenOff: 0 }, { paidPart: 0, givenBack: 20, takenOff: 20 }]);
});

describe.each(testEngines())("papers after money went back on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const range = { from: "2026-11-01", to: "2026-11-30" };
  const make = async (kind: string) => (await client.call<{ id: string }>("payments.generate", { ...range, kind })).id;
  const charged = () => chargedLines(portal.ctx, { payerIds: [client.viewer.clientId], ...range, staffId: null });
  const factsOf = (blocks: ReturnType<typeof sessionBlocks>) => Object.fromEntries(blocks.flatMap((block) => (block.t === "facts" ? block.items.map((item) => [item.label, item.value]) : [])));
  const pay = async (invoiceId: string) => {
    const { paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId, amount: "100", methodId: await addCard(client) });
    await portal.drain();
    return paymentId;
  };

  it("say what stayed paid and what was given back, and are made anew", async () => {
    const paymentId = await pay(await sendInvoice(staff, client.viewer.clientId));
    const [paper, statement] = [await make("invoice"), await make("statement")];
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "40", reason: "Asked" });
    await portal.drain();
    const facts = { "Given back": "$40.00", "Left to pay": "$0.00" };
    expect(factsOf(sessionBlocks(await charged()))).toMatchObject({ ...facts, Total: "$100.00", "Paid, without what was given back": "$60.00" });
    const bill = serviceBlocks(await charged());
    expect(factsOf(bill)).toMatchObject({ ...facts, "Total paid, without what was given back": "$60.00" });
    expect(bill[0]).toMatchObject({ rows: [[expect.any(String), "", "90834", "", "1", "$100.00", "$60.00"]] });
    expect(await make("invoice")).not.toBe(paper);
    expect(await make("statement")).not.toBe(statement);
    expect(await client.call("payments.rangeSessions", range)).toMatchObject({ sessions: [{ amount: 10_000, paid: 6_000 }] });
  }, 60_000);

  interface Paper { title: string; fileId: string }
  const receipts = async () => (await client.call<{ documents: Paper[] }>("payments.documents", { kind: "receipt" })).documents;
  const linked = async () => JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId, limit: 50 }));
  const refund = async (paymentId: string, amount: string) => {
    await staff.call("payments.refund", { key: newId(), paymentId, amount, reason: "Asked" });
    await portal.drain();
  };

  it("have a receipt that says what was given back and when, and keep the one of before", async () => {
    const paymentId = await pay(await sendInvoice(staff, client.viewer.clientId));
    const [first] = await receipts();
    expect(await linked()).toContain(first?.fileId);
    await refund(paymentId, "40");
    await refund(paymentId, "10");
    const papers = await receipts();
    expect(papers.map((one) => one.title)).toEqual([`${first?.title ?? ""}, version 3`, `${first?.title ?? ""}, version 2`, first?.title]);
    expect(papers.at(-1)).toEqual(first);
    for (const [at, paper] of papers.entries()) expect((await linked()).includes(paper.fileId), paper.title).toBe(at === 0);
    expect(await client.call("payments.payment", { id: paymentId })).toMatchObject({ receipt: { fileId: papers[0]?.fileId } });
    const row = await paymentOf(portal.ctx, paymentId);
    const version = (await receiptVersions(portal.ctx, [row])).get(paymentId);
    const blocks = receiptBlocks(row, { parts: await allocated(portal.ctx, { paymentId }), given: version?.given ?? [], when: (at) => new Date(at).toISOString().slice(0, 10), before: "Receipt 1", numberOf: () => 7 });
    const day = new Date(portal.clock.now()).toISOString().slice(0, 10);
    expect(blocks[1]).toEqual({ t: "facts", items: [{ label: "Given back", value: `$40.00, ${day}` }, { label: "Given back", value: `$10.00, ${day}` }, { label: "Stays paid", value: "$50.00" }] });
    expect(blocks[2]).toMatchObject({ head: ["For", "Paid", "Given back"], rows: [["Invoice 7", "$100.00", "$50.00"]] });
    // Told twice, and looked at again: nothing more is made.
    await portal.host.db.hotTransaction((sql) => sql.run("UPDATE outbox_deliveries SET state = 'waiting', claim = NULL, claimed_until = 0 WHERE consumer LIKE 'payments/renew-receipts%'"));
    await portal.drain();
    expect(await receipts()).toEqual(papers);
  }, 60_000);

  it("lead to the first receipt again once the bank could not give back", async () => {
    const paymentId = await pay(await sendInvoice(staff, client.viewer.clientId));
    const [first] = await receipts();
    const ref = (await paymentOf(portal.ctx, paymentId)).ref ?? "";
    await refund(paymentId, "40");
    const [second] = await receipts();
    await portal.ctx.transaction((tx) => changeCharge(portal.ctx, tx, ref, { refunded: 0 }));
    await settleRefunds(portal.ctx, paymentId);
    await portal.drain();
    expect((await receipts()).map((one) => one.fileId)).toEqual([second?.fileId, first?.fileId]);
    expect(await linked()).toContain(first?.fileId);
    expect(await linked()).not.toContain(second?.fileId);
  }, 60_000);

  it("do not ask for what was credited or written off", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const paper = await make("invoice");
    await staff.call("payments.credit", { key: newId(), id, amount: "25", reason: "Wrong price" });
    expect(factsOf(sessionBlocks(await charged()))).toEqual({ Total: "$100.00", "Taken off": "$25.00", Paid: "$0.00", "Left to pay": "$75.00" });
    const credited = await make("invoice");
    expect(credited).not.toBe(paper);
    await staff.call("payments.writeOff", { key: newId(), id, reason: "Hardship" });
    expect(factsOf(serviceBlocks(await charged()))).toEqual({ "Total fees": "$100.00", "Taken off": "$100.00", "Total paid": "$0.00", "Left to pay": "$0.00" });
    expect(await make("invoice")).not.toBe(credited);
  });

  it("add up each currency by itself", async () => {
    const [, euros] = [await sendInvoice(staff, client.viewer.clientId), await sendInvoice(staff, client.viewer.clientId, "80")];
    await portal.ctx.model(invoices).update({ currency: "EUR" }, { where: { practiceId: portal.practice.id, id: euros } });
    expect(factsOf(sessionBlocks(await charged()))).toMatchObject({ "Total in USD": "$100.00", "Total in EUR": "€80.00" });
    expect(factsOf(serviceBlocks(await charged()))).toMatchObject({ "Left to pay in USD": "$100.00", "Left to pay in EUR": "€80.00" });
  });
});
