import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { changeAmounts } from "../server/invoices/change-amounts.ts";
import { openMoney } from "./open-money.ts";
import { rowOf, sendInvoice, typeCard } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("a link to pay on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const post = (url: string, amount: string) => fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ key: newId(), amount }) });
  const linkFor = async (invoiceId: string) => (await staff.call<{ url: string }>("payments.payLink", { invoiceId })).url;

  it("ends once the invoice is paid, thanks with what a receipt says, and works no more when it is open again", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const url = await linkFor(id);
    const pay = async (amount: string) => {
      await typeCard((await post(url, amount)).headers.get("location") ?? "", "4242424242424242");
      await portal.drain();
    };
    await pay("40");
    expect(await (await fetch(url)).text()).toContain("This is what is left of $100.00.");
    await pay("60");
    const thanks = await (await fetch(url)).text();
    for (const said of ["Thank you", "$100.00", `Invoice ${String((await rowOf(portal.ctx, id)).number)} is paid`, "as your receipt"]) expect(thanks).toContain(said);
    expect(thanks).not.toContain("<form");
    expect((await post(url, "10")).headers.get("location")).toBeNull();
    await portal.ctx.transaction((tx) => changeAmounts(portal.ctx, tx, id, { paid: -10_000 }));
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open" });
    expect((await fetch(url)).status).toBe(404);
    expect((await post(url, "10")).status).toBe(404);
  }, 60_000);

  it("is taken back by staff", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const url = await linkFor(id);
    expect(await staff.call("payments.staffInvoice", { id })).toMatchObject({ links: 1 });
    expect(await staff.call("payments.withdrawPayLinks", { invoiceId: id })).toEqual({ count: 1 });
    expect(await staff.call("payments.staffInvoice", { id })).toMatchObject({ links: 0 });
    expect((await fetch(url)).status).toBe(404);
    expect((await post(url, "10")).status).toBe(404);
    expect(await (await fetch(await linkFor(id))).text()).toContain("$100.00");
  });
});
