import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { bringClients, testEngines } from "@anteroom/core/testing";
import type { TestPerson } from "@anteroom/core/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startingBalance } from "../server/transfer/starting-balance.ts";
import { sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

const head = "First name,Last name,Opening balance\n";

describe.each(testEngines())("what a new client owed before, on $name,", ({ name }) => {
  let portal: MoneyPortal;
  let boss: TestPerson<StaffViewer>;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
    boss = await portal.staff();
  });
  afterAll(() => portal?.close());
  afterEach(async () => {
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const add = (who: TestPerson<StaffViewer>, balance: string, key = newId()) =>
    who.call<{ clientId: string }>("people.createClient", { professionalId: boss.viewer.staffId, firstName: "Noa", lastName: "Lind", key, more: { payments: { balance } } });
  const owed = async (clientId: string): Promise<number> => (await boss.call<{ balance: number }>("payments.billing", { clientId })).balance;

  it("is a field of + New Client for those who may bill, and an opening entry once", async () => {
    expect(await boss.call("people.newClientFields")).toMatchObject([{ name: "payments.balance", label: "Starting balance" }]);
    const key = newId();
    const made = await add(boss, "$1,040.50", key);
    expect(await add(boss, "$1,040.50", key)).toEqual(made);
    expect(await owed(made.clientId)).toBe(104_050);
    expect(await owed((await add(boss, "-25")).clientId)).toBe(-2_500);
    expect(await owed((await add(boss, " 0.00 ")).clientId)).toBe(0);
    expect(await owed((await add(boss, "")).clientId)).toBe(0);
  });

  it("is refused beside the field with nothing stored, and from those who may not bill", async () => {
    const count = async (): Promise<number> => (await boss.call<{ clients: unknown[] }>("people.listClients", {})).clients.length;
    const before = await count();
    await expect(add(boss, "much")).rejects.toMatchObject({ appCode: "INVALID", details: { fields: { "payments.balance": "Enter the amount in numbers, such as 40.00." } } });
    const scheduler = await portal.staff({ roles: ["scheduler"] });
    expect(await scheduler.call("people.newClientFields")).toEqual([]);
    await expect(add(scheduler, "40")).rejects.toMatchObject({ appCode: "INVALID" });
    expect(await count()).toBe(before);
  });

  it("that staff opened by hand stays when an import that found the client is undone", async () => {
    const { clientId } = await add(boss, "70");
    await portal.ctx.transaction((tx) => startingBalance.undo(portal.ctx, [clientId], tx));
    expect(await owed(clientId)).toBe(7_000);
    const other = (await add(boss, "")).clientId;
    await portal.ctx.transaction((tx) => startingBalance.add(portal.ctx, { clientId: other, values: { balance: "-30" } }, tx).then(() => undefined));
    await portal.ctx.transaction((tx) => startingBalance.undo(portal.ctx, [other], tx));
    expect(await owed(other)).toBe(0);
  });

  it("comes with an import, and is booked back when that is undone, unless more has happened", async () => {
    const { batchId, clientIds: [one = "", two = ""] } = await bringClients(portal, boss, `${head}Ada,Poe,80.50\nBo,Poe,(20)\n`);
    expect([await owed(one), await owed(two)]).toEqual([8_050, -2_000]);
    await boss.call("transfer.imports.undo", { batchId });
    expect(await portal.host.db.hot.all("SELECT id FROM clients WHERE id IN (?, ?)", [one, two])).toEqual([]);

    const later = await bringClients(portal, boss, `${head}Cy,Poe,10\n`);
    await sendInvoice(boss, later.clientIds[0] ?? "", "5");
    await expect(boss.call("transfer.imports.undo", { batchId: later.batchId })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await owed(later.clientIds[0] ?? "")).toBe(1_500);
  });
});
