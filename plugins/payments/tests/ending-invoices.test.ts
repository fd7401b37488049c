import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { testCharges } from "../server/test-processor/test-rows.ts";
import { testFaults } from "../server/test-processor/test-faults.ts";
import { openMoney } from "./open-money.ts";
import { addCard, paymentOf, rowOf, sendInvoice, typeCard, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Outcome { paymentId: string; state: string; url: string | null; unsure: boolean }

describe.each(testEngines())("ending an invoice on $name", ({ name }) => {
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

  it("never lets an invoice be void while it is being paid, nor paid once it is void", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const card = await addCard(client);
    const [paid, voided] = await Promise.allSettled([pay(id, card), staff.call("payments.voidInvoice", { key: newId(), id })]);
    expect([paid.status, voided.status].filter((status) => status === "fulfilled")).toHaveLength(1);
    expect((await rowOf(portal.ctx, id)).state).toBe(paid.status === "fulfilled" ? "paid" : "void");
  });

  const end = (what: "voidInvoice" | "writeOff", id: string) => staff.call(`payments.${what}`, { key: newId(), id, ...(what === "writeOff" ? { reason: "Hardship" } : {}) });

  it.each([["voidInvoice", "void"], ["writeOff", "written off"]] as const)("lets staff end an invoice (%s) whose page to pay was left open, which closes it there", async (what, state) => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const begun = await pay(id, null, "40.00");
    await end(what, id);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state, pending: 0, paid: 0 });
    expect((await typeCard(begun.url ?? "", "4242424242424242")).status).toBe(410);
    expect((await client.call<{ problem: string }>("payments.payment", { id: begun.paymentId })).problem).toContain("the page to pay was closed. You have not been charged.");
    expect(await chargesOf(id)).toEqual([]);
  });

  it("closes the bank's question too, also one that was asked after the number was typed on the page", async () => {
    const kept = await addCard(client, "4000002500003155");
    for (const methodId of [kept, null]) {
      const id = await sendInvoice(staff, client.viewer.clientId);
      const begun = await pay(id, methodId);
      const question = methodId ? begun.url : new URL((await typeCard(begun.url ?? "", "4000002500003155")).location ?? "", portal.url).href;
      await end("voidInvoice", id);
      expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "void", pending: 0 });
      await fetch(question ?? "", { method: "POST", redirect: "manual", body: new URLSearchParams({ answer: "yes" }) });
      expect((await chargesOf(id)).map((charge) => charge.state)).toEqual(["failed"]);
    }
  });

  it("keeps what was paid on the page before the portal heard of it, and says so instead of ending the invoice", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const begun = await pay(id, null, "40.00");
    await typeCard(begun.url ?? "", "4242424242424242");
    await expect(end("voidInvoice", id)).rejects.toMatchObject({ appCode: "CONFLICT", message: expect.stringContaining("$40.00 was paid for this invoice in this moment") as string });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "partly paid", paid: 4_000, pending: 0 });
  });

  it("ends nothing while the processor cannot be asked to close its page", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const begun = await pay(id, null);
    testFaults.set(portal.practice.id, (at, operation) => {
      if (at === "before" && operation === "endCheckout") throw new Error("away");
    });
    await expect(end("voidInvoice", id)).rejects.toMatchObject({ appCode: "UNAVAILABLE" });
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", pending: 10_000 });
    testFaults.clear();
    await end("voidInvoice", id);
    expect((await typeCard(begun.url ?? "", "4242424242424242")).status).toBe(410);
  });

  it("is either paid or void when somebody pays on the page at the moment that staff make it void", async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await sendInvoice(staff, client.viewer.clientId);
      const begun = await pay(id, null);
      const [, voided] = await Promise.allSettled([typeCard(begun.url ?? "", "4242424242424242"), end("voidInvoice", id), end("voidInvoice", id)]);
      await portal.drain();
      const took = (await chargesOf(id)).filter((charge) => charge.state === "succeeded").length;
      expect(await rowOf(portal.ctx, id)).toMatchObject(took === 1 ? { state: "paid", paid: 10_000 } : { state: "void", paid: 0, pending: 0 });
      expect(voided.status === "fulfilled" || took === 1 || (await rowOf(portal.ctx, id)).state === "void").toBe(true);
    }
  });
});
