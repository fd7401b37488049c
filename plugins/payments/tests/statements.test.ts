import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documents } from "../server/documents/document-rows.ts";
import { payments } from "../server/payments/payment-rows.ts";
import type { PaymentRow } from "../server/payments/payment-rows.ts";
import { keepStatement, statementBlocks } from "../server/documents/keep-statement.ts";
import { addCard, sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

const zone = "America/New_York";

describe.each(testEngines())("statements of a practice that changed its currency, on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let both: TestClient;
  let old: TestClient;
  let square: TestClient;
  const charge = (who: TestClient) => sendInvoice(staff, who.viewer.clientId);
  const chargeIn = (currency: string) => staff.call("settings.save", { pluginId: "payments", values: { currency } });

  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
    staff = await portal.staff();
    [both, old, square] = [await portal.client({ professional: staff }), await portal.client({ professional: staff }), await portal.client({ professional: staff })];
    await charge(both);
    await charge(old);
    const paid = await charge(square);
    await square.call("payments.pay", { key: newId(), invoiceId: paid, amount: "100", methodId: await addCard(square) });
    await portal.drain();
    await chargeIn("EUR");
    await charge(both);
  });
  afterAll(() => portal?.close());

  it("are made for whoever owes in any currency, one for each payer", async () => {
    expect(await staff.call("payments.statementRuns")).toMatchObject({ count: 2 });
    const { id } = await staff.call<{ id: string }>("payments.makeStatements", { key: newId(), from: "2026-11-01", to: "2026-11-30" });
    await portal.drain();
    expect(await staff.call("payments.run", { id })).toMatchObject({ state: "done", total: 2, made: 2 });
    const made = (await portal.ctx.model(documents).findAll({ where: { practiceId: portal.practice.id, kind: "statement" } })).map((row) => row.get());
    expect(made.map((row) => row.clientId).toSorted()).toEqual([both.viewer.clientId, old.viewer.clientId].toSorted());
    // Each currency's balance is a part of what makes the paper another one.
    expect(made.find((row) => row.clientId === both.viewer.clientId)?.source).toMatch(/:10000EUR\+10000USD$/);
  });

  it("count an evening's payment for the practice's day, and one that was recorded for its own day", async () => {
    const late = await portal.client({ professional: staff });
    const pay = async (fields: { day: string | null; settledAt: string; label: string }) => {
      const id = await sendInvoice(staff, late.viewer.clientId);
      const { paymentId } = await late.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId: id, amount: "100", methodId: await addCard(late) });
      await portal.ctx.model(payments).update({ ...fields, settledAt: Date.parse(fields.settledAt) }, { where: { practiceId: portal.practice.id, id: paymentId } });
    };
    await chargeIn("USD");
    // 9 in the evening of the 30th in New York is the first of December by the world's clock.
    await pay({ day: null, settledAt: "2026-12-01T02:00:00Z", label: "In the evening" });
    await pay({ day: "2026-11-05", settledAt: "2026-12-03T15:00:00Z", label: "Recorded later" });
    await pay({ day: null, settledAt: "2026-12-01T06:00:00Z", label: "The next day" });
    await portal.drain();
    const payerId = (await portal.ctx.model(payments).findOne({ where: { practiceId: portal.practice.id, clientId: late.viewer.clientId } }))?.get().payerId ?? "";
    const paper = await keepStatement(portal.ctx, { clientId: late.viewer.clientId, payerId, payerIds: [payerId], from: "2026-11-01", to: "2026-11-30" });
    // The third part of what makes it this paper is the count of its payments.
    expect(paper.source.split(":").at(-2)).toBe("2");
    const shown = JSON.stringify(statementBlocks({ currency: "USD", lines: [], balance: 0, paid: [{ day: null, settledAt: Date.parse("2026-12-01T02:00:00Z"), label: "Visa", amount: 1, refunded: 0 } as PaymentRow] }, zone, ""));
    expect(shown).toContain("November 30, 2026");
  });

  it("say what is owed in each currency by itself", () => {
    const said = JSON.stringify([statementBlocks({ currency: "EUR", lines: [], paid: [], balance: 10_000 }, zone, " in EUR"), statementBlocks({ currency: "USD", lines: [], paid: [], balance: -500 }, zone, "")]);
    expect(said).toContain('"Owed now in EUR","value":"€100.00"');
    expect(said).toContain('"In credit","value":"$5.00"');
  });
});
