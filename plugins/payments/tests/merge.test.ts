import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ShownPolicy } from "../server/index.ts";
import { mandates } from "../server/autopay/autopay-rows.ts";
import { addCard, rowOf, sendInvoice, startMoneyPortal, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

interface Policies { now: ShownPolicy[] }

describe.each(testEngines())("two records of one client that become one, on $name", ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let into: TestClient;
  let from: TestClient;
  beforeAll(async () => {
    portal = await startMoneyPortal({ engine: name });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    [into, from] = [await portal.client({ professional: staff }), await portal.client({ professional: staff })];
  });

  const merge = async (): Promise<void> => {
    await staff.call("people.merge.run", { into: into.viewer.clientId, from: from.viewer.clientId, keep: {}, typed: "merge" });
    await portal.drain();
  };
  /** The same person on both records. */
  const asOnePerson = () => portal.host.db.hot.run("UPDATE portal_users SET email = (SELECT email FROM (SELECT email FROM portal_users WHERE id = ?) AS one) WHERE id = ?", [into.viewer.portalUserId, from.viewer.portalUserId]);
  const insure = (who: TestClient, memberId: string) => who.call<{ id: string }>("payments.submitInsurance", { key: newId(), rank: "primary", insurer: "Blue River Health", memberId, relation: "self" });
  const agree = (who: TestClient, methodId: string) => who.call("payments.agreeToAutopay", { key: newId(), methodId, cap: "500", moment: "due", agreed: true });

  it("keep every policy, which staff decide about, and the next that is sent takes the place of all that wait", async () => {
    const held = await insure(from, "HELD");
    await staff.call("payments.verifyInsurance", { key: newId(), id: held.id, copay: "20" });
    const [one, two] = [await insure(into, "INTO"), await insure(from, "FROM")];
    await merge();
    const { clientId } = into.viewer;
    const listed = async () => (await staff.call<Policies>("payments.clientInsurance", { clientId })).now.map(({ memberId, state }) => `${memberId} ${state}`).toSorted();
    expect(await listed()).toEqual(["FROM submitted", "HELD verified", "INTO submitted"]);
    for (const who of [into, from]) expect((await who.call<Policies>("payments.insurance", {})).now).toHaveLength(3);
    // Either can be decided about, by its old address too.
    await staff.call("payments.rejectInsurance", { key: newId(), id: two.id, reason: "Sent twice." });
    expect(await staff.call("payments.staffInsurance", { id: one.id })).toMatchObject({ clientId });
    await Promise.all([insure(into, "NEXT-1"), insure(from, "NEXT-2")]);
    expect((await listed()).filter((line) => line.endsWith("submitted"))).toEqual([expect.stringContaining("NEXT")]);
  });

  it("keep invoices, payments, credit and methods, and both people pay what is open with their own cards", async () => {
    const [a, b] = [await addCard(into), await addCard(from)];
    const [old, open] = [await sendInvoice(staff, from.viewer.clientId, "80"), await sendInvoice(staff, into.viewer.clientId, "50")];
    await from.call("payments.pay", { key: newId(), invoiceId: old, amount: "30", methodId: b });
    await merge();
    const { clientId } = into.viewer;
    expect(await staff.call("payments.billing", { clientId })).toMatchObject({ balance: 10_000 });
    expect((await staff.call<{ invoices: unknown[] }>("payments.billing", { clientId })).invoices).toHaveLength(2);
    for (const [who, methodId] of [[into, a], [from, b]] as const) expect((await who.call<{ methods: { id: string }[] }>("payments.methods")).methods.map((one) => one.id)).toEqual([methodId]);
    expect(await from.call("payments.pay", { key: newId(), invoiceId: old, amount: "50", methodId: b })).toMatchObject({ state: "succeeded" });
    expect(await into.call("payments.pay", { key: newId(), invoiceId: open, amount: "50", methodId: a })).toMatchObject({ state: "succeeded" });
    // New charges are one invoice.
    const next = await sendInvoice(staff, clientId, "10");
    expect(await rowOf(portal.ctx, next)).toMatchObject({ payerId: clientId, total: 1_000 });
    await portal.drain();
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  it("tell whoever has a card on the record that went that it does not pay what comes, and nobody else", async () => {
    await addCard(into);
    await addCard(from);
    await merge();
    const told = async (who: TestClient) => JSON.stringify(await who.call("inbox.open", { conversationId: who.conversationId })).split("add your card again").length - 1;
    expect([await told(into), await told(from)]).toEqual([0, 1]);
    // One that is added now pays what is new.
    const id = await sendInvoice(staff, into.viewer.clientId, "10");
    expect(await from.call("payments.pay", { key: newId(), invoiceId: id, amount: "10", methodId: await addCard(from) })).toMatchObject({ state: "succeeded" });
  });

  it("leave nobody with automatic payments that they cannot see or end", async () => {
    for (const who of [into, from]) await agree(who, await addCard(who));
    await asOnePerson();
    await merge();
    const active = () => portal.ctx.model(mandates).count({ where: { practiceId: portal.practice.id, clientId: into.viewer.clientId, state: ["active", "paused"] } });
    expect(await active()).toBe(2);
    await into.call("payments.changeAutopay", { to: "paused" });
    await into.call("payments.changeAutopay", { to: "ended" });
    expect(await active()).toBe(0);
    expect(await into.call("payments.autopay")).toMatchObject({ mandate: null });
  });
});
