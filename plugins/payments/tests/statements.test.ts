import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documents } from "../server/documents/document-rows.ts";
import { statementBlocks } from "../server/documents/keep-statement.ts";
import { addCard, sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

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

  it("say what is owed in each currency by itself", () => {
    const said = JSON.stringify([statementBlocks({ currency: "EUR", lines: [], paid: [], balance: 10_000 }, " in EUR"), statementBlocks({ currency: "USD", lines: [], paid: [], balance: -500 }, "")]);
    expect(said).toContain('"Owed now in EUR","value":"€100.00"');
    expect(said).toContain('"In credit","value":"$5.00"');
  });
});
