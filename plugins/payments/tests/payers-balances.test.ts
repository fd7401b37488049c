import { testEngines } from "@anteroom/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendInvoice, startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("who pays, on $name", ({ name }) => {
  let portal: MoneyPortal;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
  });
  afterAll(() => portal?.close());

  it("is told with what each owes in each currency by itself", async () => {
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    const { clientId, portalUserId } = client.viewer;
    const use = (currency: string) => staff.call("settings.save", { pluginId: "payments", values: { currency } });
    const owed = async () => (await staff.call<{ payers: { isOwn: boolean; balances: unknown[] }[] }>("payments.clientPayers", { clientId })).payers.map(({ isOwn, balances }) => ({ isOwn, balances }));
    await sendInvoice(staff, clientId, "100");
    expect(await owed()).toEqual([{ isOwn: true, balances: [{ currency: "USD", balance: 10_000 }] }]);
    await use("EUR");
    await staff.call("payments.splitPayers", { clientId, parts: [{ portalUserId, part: "100" }] });
    await sendInvoice(staff, clientId, "80");
    await use("CAD");
    expect(await owed()).toEqual([
      { isOwn: true, balances: [{ currency: "CAD", balance: 0 }, { currency: "USD", balance: 10_000 }] },
      { isOwn: false, balances: [{ currency: "CAD", balance: 0 }, { currency: "EUR", balance: 8_000 }] },
    ]);
  });
});
