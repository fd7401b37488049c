import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { describe, expect, it } from "vitest";
import { transactions } from "../server/ledger/ledger-rows.ts";
import { openMoney } from "./open-money.ts";
import { addCard, rowOf, sendInvoice, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("why something was taken off an invoice on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name }, (opened) => {
    ({ portal, staff, client } = opened);
  });

  const [wrong, hardship] = ["Billed for 60 minutes, came for 45", "Lost her job"];
  const end = async (): Promise<string> => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    const key = newId();
    for (let time = 0; time < 2; time += 1) await staff.call("payments.credit", { key, id, amount: "25", reason: wrong });
    await staff.call("payments.writeOff", { key: newId(), id, reason: hardship });
    return id;
  };

  it("is asked for beside the amount, and nothing is taken off without it", async () => {
    const id = await sendInvoice(staff, client.viewer.clientId);
    await expect(staff.call("payments.credit", { key: newId(), id, amount: "much", reason: " " })).rejects.toMatchObject({ details: { fields: { amount: expect.any(String) as string, reason: "Say why." } } });
    await expect(staff.call("payments.writeOff", { key: newId(), id, reason: "" })).rejects.toThrow("Say why.");
    await expect(staff.call("payments.writeOff", { key: newId(), id, reason: "x".repeat(501) })).rejects.toThrow("Use 500 characters or fewer.");
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "open", credited: 0 });
  });

  it("is told to staff, who see it with the invoice, and to nobody else", async () => {
    const id = await end();
    expect(await staff.call("payments.staffInvoice", { id })).toMatchObject({ takenOff: [{ kind: "credit", amount: 2_500, reason: wrong }, { kind: "write-off", amount: 7_500, reason: hardship }] });
    const thread = async (who: TestClient | TestPerson<StaffViewer>) => JSON.stringify(await who.call("inbox.open", { conversationId: client.conversationId, limit: 50 }));
    expect(await thread(staff)).toContain(`$25.00 was taken off invoice ${String((await rowOf(portal.ctx, id)).number)}. Why: ${wrong}`);
    for (const seen of [await thread(client), JSON.stringify(await client.call("payments.invoice", { id })), JSON.stringify(await client.call("payments.history", {}))]) for (const reason of [wrong, hardship]) expect(seen).not.toContain(reason);
    // Sealed where it is kept.
    const kept = await portal.ctx.model(transactions).findAll({ where: { practiceId: portal.practice.id, invoiceId: id } });
    expect(JSON.stringify(kept.map((row) => row.get()))).not.toContain(hardship);
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  it("is in the journal for the bookkeeper, as why something was given back is", async () => {
    await end();
    const { paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId: await sendInvoice(staff, client.viewer.clientId), amount: "100", methodId: await addCard(client) });
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "10", reason: "Moved away" });
    const keeper = await portal.staff({ roles: ["bookkeeper"] });
    const day = new Date(portal.clock.now()).toISOString().slice(0, 10);
    const { text } = await keeper.call<{ text: string }>("payments.exportBooks", { from: "2026-11-01", to: day });
    const line = (account: string) => text.split("\r\n").filter((one) => one.includes(`,${account},`)).at(-1);
    expect(line("Credits given")).toMatch(/,25\.00,,USD,"Credit, invoice \d+","Billed for 60 minutes, came for 45"$/);
    expect(line("Write-offs")).toMatch(/,75\.00,,USD,"Write-off, invoice \d+",Lost her job$/);
    expect(line("Refunds")).toMatch(/,10\.00,,USD,Refund,Moved away$/);
    expect(line("Income")).toMatch(/,$/);
  });
});
