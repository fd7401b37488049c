import { newId } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareJob } from "../server/jobs/compare-days.ts";
import { reconcileJob } from "../server/jobs/reconcile.ts";
import { testProcessor } from "../server/test-processor/test-processor.ts";
import { testCharges, testMovements } from "../server/test-processor/test-rows.ts";
import { addCard, paymentOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

const day = 86_400_000;

describe.each(testEngines())("what the processor did while the portal was down, on $name", ({ name }) => {
  let portal: MoneyPortal;
  let paymentId: string;
  beforeEach(async () => {
    portal = await startMoneyPortal({ engine: name });
    const staff = await portal.staff();
    const client = await portal.client({ professional: staff });
    ({ paymentId } = await client.call<{ paymentId: string }>("payments.pay", { key: newId(), invoiceId: await sendInvoice(staff, client.viewer.clientId), amount: "100", methodId: await addCard(client) }));
    await portal.drain();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await portal?.close();
  });
  const run = (job: typeof reconcileJob) => job.run(portal.ctx, {} as never);

  it("is booked, also when its notice never came and the charge is old", async () => {
    await run(reconcileJob);
    const { ref } = await paymentOf(portal.ctx, paymentId);
    portal.clock.set(portal.clock.now() + 5 * day);
    await portal.ctx.model(testCharges).update({ refunded: 3_000 }, { where: { practiceId: portal.practice.id, id: ref ?? "" } });
    await portal.ctx.model(testMovements).create({ id: newId(), practiceId: portal.practice.id, chargeId: ref ?? "", kind: "refund", amount: -3_000, currency: "USD", at: portal.clock.now() });
    portal.clock.set(portal.clock.now() + 5 * day);
    await run(reconcileJob);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ state: "partly refunded", refunded: 3_000 });
    await run(reconcileJob);
    expect(await paymentOf(portal.ctx, paymentId)).toMatchObject({ refunded: 3_000 });
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  }, 60_000);

  it("is read from where the portal was before, and again from there when the processor did not answer", async () => {
    const listed = vi.spyOn(testProcessor, "listCharges");
    const since = () => listed.mock.calls.at(-1)?.[1].since;
    await run(reconcileJob);
    const before = portal.clock.now();
    expect(since()).toBe(before - 2 * day);
    portal.clock.set(before + 30 * day);
    listed.mockImplementationOnce(() => {
      throw new Error("away");
    });
    await expect(run(reconcileJob)).rejects.toThrow("away");
    await run(reconcileJob);
    expect(since()).toBe(before - 2 * day);
    await run(reconcileJob);
    expect(since()).toBe(before + 28 * day);
  }, 60_000);

  it("is compared day by day", async () => {
    const moved = vi.spyOn(testProcessor, "listMovements");
    await run(compareJob);
    expect(moved).toHaveBeenCalledTimes(3);
    portal.clock.set(portal.clock.now() + 10 * day);
    await run(compareJob);
    expect(moved).toHaveBeenCalledTimes(3 + 13);
    await run(compareJob);
    expect(moved).toHaveBeenCalledTimes(3 + 13 + 3);
  }, 60_000);
});
