import { newId } from "@anteroom/core/server";
import type { StaffViewer, Viewer } from "@anteroom/core/server";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "../server/compare/compare-rows.ts";
import { openMatter } from "../server/desk/open-matter.ts";
import { sealText } from "../server/sealed.ts";
import { addCard, sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe("money of a client", () => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeAll(async () => {
    portal = await startMoneyPortal();
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterAll(() => portal?.close());

  it("is nobody's business who may not see it", async () => {
    const invoiceId = await sendInvoice(staff, client.viewer.clientId);
    const methodId = await addCard(client);
    const { paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId, amount: "40", methodId });
    const setup = newId();
    await client.call("payments.addMethod", { key: setup });
    const elsewhere = await portal.newPractice("Other Practice");
    const strangers: [string, TestPerson<Viewer>][] = [
      ["another client", await portal.client({ professional: staff })],
      ["a client of another practice", await portal.client({ professional: await portal.staff({ practice: elsewhere }) })],
      ["a biller of another practice", await portal.staff({ practice: elsewhere, roles: ["administrator", "biller"] })],
      ["a professional without the client", await portal.staff({ roles: ["professional"] })],
    ];
    const inputs: Record<string, (at: { invoice: string; payment: string; method: string; setup: string; document: string; plan: string; order: string; matter: string; difference: string }) => object> = {
      invoice: (at) => ({ id: at.invoice }), payPage: (at) => ({ id: at.invoice }), checkPay: (at) => ({ invoiceId: at.invoice, amount: "1", methodId: null }), pay: (at) => ({ key: newId(), invoiceId: at.invoice, amount: "10", methodId: null }), payment: (at) => ({ id: at.payment }), cancelPayment: (at) => ({ id: at.payment }),
      finishMethod: (at) => ({ id: at.setup }), changeMethod: (at) => ({ id: at.method, as: "default" }), removeMethod: (at) => ({ id: at.method }),
      staffInvoice: (at) => ({ id: at.invoice }), changeDraft: (at) => ({ key: newId(), id: at.invoice, seen: 0, lines: [{ day: "2026-11-12", description: "Session", amount: "10" }] }), sendInvoice: (at) => ({ key: newId(), id: at.invoice }), voidInvoice: (at) => ({ key: newId(), id: at.invoice }), writeOff: (at) => ({ key: newId(), id: at.invoice, reason: "Hardship" }), credit: (at) => ({ key: newId(), id: at.invoice, amount: "1", reason: "Wrong price" }),
      invoicePaper: (at) => ({ id: at.invoice }), openDocument: (at) => ({ id: at.document }), question: (at) => ({ key: newId(), invoiceId: at.invoice, text: "Why?" }), agreeToAutopay: (at) => ({ key: newId(), methodId: at.method, cap: "100", moment: "due", agreed: true }), stopAutopayment: (at) => ({ id: at.order }), stopPlan: (at) => ({ id: at.plan }), changePlanMethod: (at) => ({ id: at.plan, methodId: at.method }),
      proposePlan: (at) => ({ key: newId(), invoiceId: at.invoice, parts: 2, first: "2027-01-01", every: "month" }), cancelPlan: (at) => ({ id: at.plan }), payLink: (at) => ({ invoiceId: at.invoice }), withdrawPayLinks: (at) => ({ invoiceId: at.invoice }),
      closeMatter: (at) => ({ id: at.matter }), useCredit: (at) => ({ key: newId(), paymentId: at.payment }), askAboutDifference: (at) => ({ id: at.difference }), settleDifference: (at) => ({ id: at.difference, note: "Seen" }),
      refund: (at) => ({ key: newId(), paymentId: at.payment, amount: "1", reason: "Asked" }),
    };
    const plan = newId();
    await staff.call("payments.proposePlan", { key: plan, invoiceId, parts: 2, first: "2027-01-01", every: "month" });
    const { id: document } = await client.call<{ id: string }>("payments.invoicePaper", { id: invoiceId });
    await client.call("payments.agreeToAutopay", { key: newId(), methodId, cap: "100", moment: "sent", agreed: true });
    const order = newId();
    const [matter, difference] = [newId(), newId()];
    await portal.ctx.transaction((tx) => openMatter(portal.ctx, tx, { id: matter, kind: "failed", clientId: client.viewer.clientId, invoiceId }));
    await portal.ctx.model(differences).create({ id: difference, practiceId: portal.practice.id, day: "2026-11-12", source: "test", side: "ledger", kind: "charge", ref: "1", paymentId, clientId: client.viewer.clientId, amount: 1, currency: "USD", state: "open", note: sealText(portal.ctx, ["differences", difference, "note"], ""), settledBy: null, createdAt: 0, changedAt: 0 });
    const there = { invoice: invoiceId, payment: paymentId, method: methodId, setup, document, plan, order, matter, difference };
    for (const [who, person] of strangers) {
      for (const [path, input] of Object.entries(inputs)) {
        const ask = (at: typeof there) => person.call(`payments.${path}`, input(at)).then(() => "done", (error: Error) => error.message);
        const told = await ask(there);
        expect(told, `${who}: ${path}`).not.toBe("done");
        expect(told, `${who}: ${path}`).toBe(await ask({ invoice: newId(), payment: newId(), method: newId(), setup: newId(), document: newId(), plan: newId(), order: newId(), matter: newId(), difference: newId() }));
      }
    }
    expect(await client.call("payments.invoice", { id: invoiceId })).toMatchObject({ paid: 4_000 });
  });

  it("lets nobody pay with somebody else's card, nor see that it is there", async () => {
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    const mine = await addCard(client);
    expect((await ana.call<{ methods: unknown[] }>("payments.methods")).methods).toEqual([]);
    const id = await sendInvoice(staff, client.viewer.clientId);
    await expect(ana.call("payments.pay", { key: newId(), invoiceId: id, amount: "10", methodId: mine })).rejects.toBeDefined();
    expect(await client.call("payments.invoice", { id })).toMatchObject({ paid: 0, pending: 0 });
  });
});
