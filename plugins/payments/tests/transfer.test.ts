import { newId } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactions } from "../server/ledger/ledger-rows.ts";
import { openText } from "../server/sealed.ts";
import { checkLedger } from "../server/ledger/check-ledger.ts";
import { exportClient, exportPractice } from "../server/transfer/export-payments.ts";
import { importPractice } from "../server/transfer/import-payments.ts";
import { addCard, rowOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

async function* each(rows: readonly unknown[]): AsyncIterable<unknown> {
  yield* rows;
}

describe("money of a practice that moves", () => {
  let from: MoneyPortal;
  let to: MoneyPortal;
  beforeAll(async () => {
    [from, to] = await Promise.all([startMoneyPortal(), startMoneyPortal()]);
  });
  afterAll(async () => {
    await from?.close();
    await to?.close();
  });

  it("is the same to the cent where it arrives, also when it is brought twice, and says in words what a client paid", async () => {
    const staff = await from.staff();
    const client = await from.client({ professional: staff });
    const id = await sendInvoice(staff, client.viewer.clientId, "99.99");
    await client.call("payments.pay", { key: newId(), invoiceId: id, amount: "40", methodId: await addCard(client) });
    await from.drain();
    await staff.call("payments.credit", { key: newId(), id: await sendInvoice(staff, client.viewer.clientId), amount: "5", reason: "Wrong price" });
    const rows: unknown[] = [];
    for await (const row of exportPractice(from.ctx)) rows.push(JSON.parse(JSON.stringify(row)));
    for (const words of ["Psychotherapy, 45 minutes", `"reason":"Wrong price"`]) expect(JSON.stringify(rows)).toContain(words);
    await importPractice(to.ctx, each(rows));
    await importPractice(to.ctx, each(rows));
    expect(await wrongWithMoney(to.ctx)).toEqual([]);
    expect(await checkLedger(to.ctx)).toEqual(await checkLedger(from.ctx));
    const [credit] = (await to.ctx.model(transactions).findAll({ where: { practiceId: to.practice.id, kind: "credit" } })).map((row) => row.get());
    expect(openText(to.ctx, ["transactions", credit?.id ?? "", "reason"], credit?.reason ?? "")).toBe("Wrong price");
    expect(await rowOf(to.ctx, id)).toMatchObject({ number: 1, paid: 4_000, state: "partly paid" });
    expect(await exportClient(to.ctx, client.viewer.clientId)).toMatchObject({ invoices: [{ total: 9_999, lines: [{ code: "90834" }] }, { credited: 500 }], payments: [{ label: "Visa ending 4242" }] });
  });
});
