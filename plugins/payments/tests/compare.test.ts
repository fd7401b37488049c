import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unmatched } from "../server/compare/match-movements.ts";
import { testCharges, testMovements } from "../server/test-processor/test-rows.ts";
import { decideDispute } from "../server/test-processor/test-processor.ts";
import { addCard, paymentOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Comparison { days: { day: string; ledger: number; processor: number }[]; open: { id: string; side: string; kind: string; amount: number; client: string | null }[]; settled: { note: string }[] }

describe.each(testEngines())("the days of the ledger and of the processor on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  beforeEach(async () => {
    portal = await startMoneyPortal({ engine: name });
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
  });
  afterEach(() => portal?.close());

  /** The day where the practice is, New York. */
  const today = (): string => new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(portal.clock.now());
  const compare = async (day = today()): Promise<Comparison> => {
    await staff.call("payments.compareAgain", { day });
    return staff.call<Comparison>("payments.comparison", {});
  };
  const pay = async (amount: string, number?: string): Promise<string> => {
    const invoiceId = await sendInvoice(staff, client.viewer.clientId);
    const { paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId, amount, methodId: await addCard(client, number) });
    await portal.drain();
    return paymentId;
  };

  it("agree after payments, refunds and disputes, and checks are not the processor's", async () => {
    const paymentId = await pay("60");
    await staff.call("payments.refund", { key: newId(), paymentId, amount: "10.50", reason: "Asked" });
    await staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "check", amount: "30", day: "2026-11-20" });
    expect(await compare()).toMatchObject({ open: [], days: [{ day: today(), ledger: 4_950, processor: 4_950 }] });
    await pay("40", "4000000000000259");
    await portal.advance({ minutes: 2 });
    expect(await compare()).toMatchObject({ open: [], days: [{ ledger: 4_950, processor: 4_950 }] });
    const charge = (await portal.ctx.model(testCharges).findOne({ where: { practiceId: portal.practice.id, dispute: "open" }, rejectOnEmpty: true })).get();
    await decideDispute(portal.ctx, charge.id, "won");
    await portal.advance({ minutes: 5 });
    expect(await compare()).toMatchObject({ open: [], days: [{ ledger: 8_950, processor: 8_950 }] });
    await pay("50", "4000000000000341");
    expect(await compare()).toMatchObject({ open: [], days: [{ ledger: 8_950, processor: 8_950 }] });
  }, 60_000);

  it("show what only the processor has, and nothing more once it was told of", async () => {
    const paymentId = await pay("60");
    const { ref } = await paymentOf(portal.ctx, paymentId);
    // A refund that somebody made on the processor's own pages, and money that no payment of the portal knows.
    await portal.ctx.model(testMovements).bulkCreate([
      { id: newId(), practiceId: portal.practice.id, chargeId: ref ?? "", kind: "refund", amount: -2_000, currency: "USD", at: portal.clock.now() },
      { id: newId(), practiceId: portal.practice.id, chargeId: "unknown", kind: "charge", amount: 777, currency: "USD", at: portal.clock.now() },
    ]);
    const { open, days } = await compare();
    expect(days).toMatchObject([{ ledger: 6_000, processor: 4_777 }]);
    expect(open.map(({ side, kind, amount }) => ({ side, kind, amount })).toSorted((a, b) => a.amount - b.amount)).toEqual([{ side: "processor", kind: "refund", amount: -2_000 }, { side: "processor", kind: "charge", amount: 777 }]);
    expect(open.find((one) => one.kind === "refund")?.client).not.toBeNull();
    // Compared again they are the same two.
    expect((await compare()).open.map((one) => one.id).toSorted((a, b) => a.localeCompare(b))).toEqual(open.map((one) => one.id).toSorted((a, b) => a.localeCompare(b)));
    const [first, second] = open;
    expect(await staff.call("payments.askAboutDifference", { id: first?.id })).toEqual({ state: "open" });
    await expect(staff.call("payments.settleDifference", { id: second?.id, note: " " })).rejects.toBeDefined();
    await staff.call("payments.settleDifference", { id: second?.id, note: "Credited by hand" });
    const after = await compare();
    expect(after.open.map((one) => one.id)).toEqual([first?.id]);
    expect(after.settled).toMatchObject([{ note: "Credited by hand" }]);
    await portal.ctx.model(testMovements).destroy({ where: { practiceId: portal.practice.id, amount: [-2_000, 777] } });
    expect((await compare()).open).toEqual([]);
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  }, 60_000);

  it("show what only the ledger has, such as a charge that the processor forgot", async () => {
    await pay("60");
    await portal.ctx.model(testMovements).destroy({ where: { practiceId: portal.practice.id } });
    expect(await compare()).toMatchObject({ open: [{ side: "ledger", kind: "charge", amount: 6_000 }], days: [{ ledger: 6_000, processor: 0 }] });
  }, 60_000);

  it("are compared by themselves every morning, and the day before counts where the night lay between", async () => {
    await pay("60");
    const day = today();
    // The processor had it a day before the ledger heard of it.
    await portal.ctx.model(testMovements).update({ at: portal.clock.now() - 86_400_000 }, { where: { practiceId: portal.practice.id } });
    await portal.advance({ days: 1 });
    await portal.advance({ hours: 23 });
    staff = await portal.staff();
    const { open, days } = await staff.call<Comparison>("payments.comparison", {});
    expect(open).toEqual([]);
    expect(days.find((one) => one.day === day)).toMatchObject({ ledger: 6_000, processor: 0 });
  }, 60_000);

  it("are for who keeps the books, and settled by who bills", async () => {
    const keeper = await portal.staff({ roles: ["bookkeeper"] });
    await keeper.call("payments.comparison", {});
    await expect(keeper.call("payments.compareAgain", { day: today() })).rejects.toMatchObject({ appCode: "FORBIDDEN" });
    await expect(staff.call("payments.compareAgain", { day: "2099-01-01" })).rejects.toMatchObject({ details: { fields: { day: "Choose today or a day before." } } });
  });
});

describe("matching", () => {
  const one = (amount: number, at = 0) => ({ ref: "a", kind: "refund" as const, amount, currency: "USD", at });
  it("holds like against like, and answers the latest of what is too many", () => {
    expect(unmatched([one(-5, 1), one(-5, 2)], [one(-5, 9)])).toEqual([{ ...one(-5, 2), side: "ledger", nth: 2 }]);
    expect(unmatched([one(-5)], [one(-6)])).toMatchObject([{ side: "ledger", amount: -5 }, { side: "processor", amount: -6 }]);
    expect(unmatched([], [])).toEqual([]);
  });
});
