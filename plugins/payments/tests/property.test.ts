import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareDay } from "../server/compare/compare-day.ts";
import { differences } from "../server/compare/compare-rows.ts";
import { invoices } from "../server/invoices/invoice-rows.ts";
import { payments } from "../server/payments/payment-rows.ts";
import { testFaults } from "../server/test-processor/test-faults.ts";
import { decideDispute } from "../server/test-processor/test-processor.ts";
import { testCharges } from "../server/test-processor/test-rows.ts";
import { addCard, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

const cards = ["4242424242424242", "4000000000000341", "4000000000000077", "4000000000009235", "4000000000000259", "4000002500003155"];

/** What can happen to money. `pick` chooses among what is there, `part` how much of it. */
const operation = fc.record({
  what: fc.constantFrom("invoice", "invoice", "pay", "pay", "pay", "pay twice", "check", "refund", "refund twice", "credit", "void", "write off", "dispute", "wait", "fault", "page", "use credit", "issue drafts", "settle"),
  pick: fc.nat(1_000), part: fc.integer({ min: 1, max: 100 }),
});

// A few long stories on each engine, from seeds that are written here: the same in every run.
describe.each(testEngines())("money on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
  });
  afterAll(() => portal?.close());

  it("is neither made nor lost, whatever happens in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 12, maxLength: 22 }), async (story) => {
        staff = await portal.staff();
        const client = await portal.client({ professional: staff });
        const methods = [];
        for (const number of cards) methods.push(await addCard(client, number));
        for (const one of story) await tell(one, client, methods);
        testFaults.clear();
        // Whatever was on its way ends; the processor is there again.
        for (let round = 0; round < 6; round += 1) await portal.advance({ hours: 5 });
        expect(await wrongWithMoney(portal.ctx)).toEqual([]);
        // What the ledger says moved at the processor is what the processor says, to the last cent.
        const ago = (back: number) => new Date(portal.clock.now() - back * 86_400_000).toISOString().slice(0, 10);
        for (const back of [3, 2, 1, 0]) await compareDay(portal.ctx, ago(back));
        expect((await portal.ctx.model(differences).findAll({ where: { practiceId: portal.practice.id, state: "open" } })).map((row) => row.get())).toEqual([]);
        expect(await portal.ctx.model(payments).count({ where: { practiceId: portal.practice.id, state: ["processing", "on hold", "needs action"] } })).toBe(0);
      }),
      { numRuns: name === "sqlite" ? 5 : 3, seed: 20_261_127, endOnFailure: true },
    );
  }, 300_000);

  /** One step; a refusal is an answer like another, and what breaks in the middle is what the end is held against. */
  async function tell({ what, pick, part }: { what: string; pick: number; part: number }, client: TestClient, methods: readonly string[]): Promise<void> {
    const of = { practiceId: portal.practice.id, clientId: client.viewer.clientId };
    const asked = (await portal.ctx.model(invoices).findAll({ where: of, order: [["id", "ASC"]] })).map((row) => row.get());
    const given = (await portal.ctx.model(payments).findAll({ where: of, order: [["id", "ASC"]] })).map((row) => row.get());
    const invoice = asked[pick % Math.max(1, asked.length)];
    const payment = given[pick % Math.max(1, given.length)];
    const share = (minor: number) => String(Math.max(1, Math.round((minor * part) / 100)) / 100);
    const tries: Promise<unknown>[] = [];
    const pay = (methodId: string | null) => client.call<{ url: string | null }>("payments.pay", { key: newId(), invoiceId: invoice?.id ?? newId(), amount: share(invoice?.total ?? 0), methodId });
    if (what === "invoice") tries.push(sendInvoice(staff, client.viewer.clientId, String(part + 10), part % 3 === 0 ? { taxBasisPoints: 825 } : {}));
    if (what === "pay") tries.push(pay(methods[pick % methods.length] ?? null));
    if (what === "pay twice") tries.push(pay(methods[0] ?? null), pay(methods[0] ?? null));
    if (what === "page") tries.push(pay(null));
    if (what === "check") tries.push(staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", amount: String(part), day: "2026-11-20", parts: invoice ? [{ invoiceId: invoice.id, amount: String(Math.ceil(part / 2)) }] : [] }));
    const refund = () => staff.call("payments.refund", { key: newId(), paymentId: payment?.id ?? newId(), amount: share(payment?.amount ?? 0), reason: "Asked" });
    if (what === "refund") tries.push(refund());
    if (what === "refund twice") tries.push(refund(), refund());
    if (what === "credit") tries.push(staff.call("payments.credit", { key: newId(), id: invoice?.id ?? newId(), amount: share(invoice?.total ?? 0), reason: "Wrong price" }));
    if (what === "void") tries.push(staff.call("payments.voidInvoice", { key: newId(), id: invoice?.id ?? newId() }), ...(invoice ? [pay(methods[0] ?? null)] : []));
    if (what === "write off") tries.push(staff.call("payments.writeOff", { key: newId(), id: invoice?.id ?? newId(), reason: "Hardship" }));
    if (what === "dispute") {
      const charge = (await portal.ctx.model(testCharges).findOne({ where: { practiceId: portal.practice.id, dispute: "open" } }))?.get();
      if (charge) tries.push(decideDispute(portal.ctx, charge.id, part % 2 === 0 ? "won" : "lost"));
    }
    if (what === "use credit") tries.push(staff.call("payments.useCredit", { key: newId(), paymentId: payment?.id ?? newId() }));
    if (what === "issue drafts") {
      for (let made = 0; made < 3; made += 1) await staff.call("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, lines: [{ day: "2026-11-12", description: "Session", amount: String(part) }] });
      // Every draft, and one of them by hand at the same moment.
      const drafts = (await portal.ctx.model(invoices).findAll({ where: { ...of, state: "draft" } })).map((row) => row.get().id);
      tries.push(staff.call("payments.issueDrafts", { key: newId(), all: true }).then(() => portal.drain()), staff.call("payments.sendInvoice", { key: newId(), id: drafts[pick % Math.max(1, drafts.length)] ?? newId() }));
    }
    if (what === "settle") tries.push(staff.call("payments.compareAgain", { day: new Date(portal.clock.now()).toISOString().slice(0, 10) }));
    // A minute at a time: sessions of the people of this story stay open.
    if (what === "wait") await portal.advance({ seconds: 61 });
    if (what === "fault") {
      let left = 1 + (part % 3);
      testFaults.set(portal.practice.id, (moment) => {
        if (moment === (pick % 2 === 0 ? "before" : "after") && left > 0) {
          left -= 1;
          throw new Error("lost");
        }
      });
    }
    await Promise.allSettled(tries);
  }
});
