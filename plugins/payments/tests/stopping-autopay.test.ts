import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson } from "@anteroom/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { instalments, mandates, orders, plans } from "../server/autopay/autopay-rows.ts";
import { methods } from "../server/payers/payer-rows.ts";
import { payments } from "../server/payments/payment-rows.ts";
import { openMoney } from "./open-money.ts";
import { addCard, rowOf, sendInvoice, wrongWithMoney } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

describe.each(testEngines())("automatic payments and plans that must stop, on $name", { timeout: 90_000 }, ({ name }) => {
  let portal: MoneyPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  openMoney({ engine: name, ownDevices: true }, (opened) => {
    ({ portal, staff, client } = opened);
  });
  afterEach(async () => {
    expect(await wrongWithMoney(portal.ctx)).toEqual([]);
  });

  const days = async (...each: number[]): Promise<void> => {
    for (const one of each) await portal.advance({ days: one });
    await portal.advance({ minutes: 5 });
  };
  const agree = async (who = client): Promise<string> => (await who.call<{ id: string }>("payments.agreeToAutopay", { key: newId(), methodId: await addCard(who), cap: "500", moment: "sent", agreed: true })).id;
  const where = () => ({ practiceId: portal.practice.id });
  const ordersOf = async (invoiceId: string) => (await portal.ctx.model(orders).findAll({ where: { ...where(), invoiceId }, order: [["createdAt", "ASC"], ["id", "ASC"]] })).map((row) => row.get());
  const chargesOf = async (invoiceId: string) => (await portal.ctx.model(payments).findAll({ where: where(), order: [["id", "ASC"]] })).map((row) => row.get()).filter((row) => row.wanted.includes(invoiceId));
  const planOf = async (id: string) => (await portal.ctx.model(plans).findOne({ where: { ...where(), id }, rejectOnEmpty: true })).get();
  const partsOf = async (planId: string) => (await portal.ctx.model(instalments).findAll({ where: { ...where(), planId }, order: [["position", "ASC"]] })).map((row) => row.get().state);
  const waiting = async (invoiceId: string) => (await staff.call<{ items: { id: string; detail: string; href: string }[] }>("payments.queue", { tab: "failed" })).items.filter((item) => item.href.endsWith(invoiceId));
  const propose = async (invoiceId: string, more: object = {}): Promise<string> => {
    const first = new Date(portal.clock.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    return (await staff.call<{ id: string }>("payments.proposePlan", { key: newId(), invoiceId, parts: 2, first, every: "week", ...more })).id;
  };
  const answer = async (plan: string, action: "accept" | "decline", who = client) => {
    const posted = (await portal.posted("payments.plan")).find((card) => card.subjectId === plan && card.conversationId === who.conversationId);
    const place = { conversationId: who.conversationId, entryId: posted?.entryId ?? "" };
    const { rev } = await who.call<{ rev: number }>("inbox.card", place);
    return who.call<{ ok: boolean; message?: string }>("inbox.act", { ...place, action, rev, key: newId(), fields: {} });
  };
  const agreedPlan = async (amount = "100.00"): Promise<{ id: string; plan: string }> => {
    await addCard(client);
    const id = await sendInvoice(staff, client.viewer.clientId, amount);
    const plan = await propose(id);
    expect(await answer(plan, "accept")).toMatchObject({ ok: true });
    return { id, plan };
  };
  const remove = (who = client) => staff.call("people.remove", { portalUserId: who.viewer.portalUserId, typed: "delete" });
  const seat = (change: "suspend" | "restore" | { permissions: string[] }) => staff.call(typeof change === "string" ? `people.${change}` : "people.editPortalUser", { portalUserId: client.viewer.portalUserId, ...(typeof change === "string" ? {} : change) });

  it("take nothing once whoever agreed was removed, and leave it to staff", async () => {
    const mandate = await agree();
    const id = await sendInvoice(staff, client.viewer.clientId);
    await days(1);
    expect(await ordersOf(id)).toMatchObject([{ state: "noticed" }]);
    await remove();
    await days(1, 2);
    expect(await chargesOf(id)).toEqual([]);
    expect(await ordersOf(id)).toMatchObject([{ state: "stopped", why: "access" }]);
    expect((await portal.ctx.model(mandates).findOne({ where: { ...where(), id: mandate } }))?.get()).toMatchObject({ state: "ended" });
    expect(await waiting(id)).toMatchObject([{ detail: expect.stringContaining("no access") as string }]);
  });

  it("take no part of a plan once whoever agreed was removed", async () => {
    const { id, plan } = await agreedPlan();
    await days(2);
    expect(await ordersOf(id)).toMatchObject([{ state: "noticed", cause: "plan" }]);
    await remove();
    await days(1, 7);
    expect(await chargesOf(id)).toEqual([]);
    expect(await planOf(plan)).toMatchObject({ state: "cancelled" });
    expect(await partsOf(plan)).toEqual(["cancelled", "cancelled"]);
    expect(await waiting(id)).toHaveLength(1);
  });

  it("wait while whoever agreed lacks the Billing box or is suspended, and are announced anew after", async () => {
    await agree();
    const id = await sendInvoice(staff, client.viewer.clientId);
    await days(1);
    await seat({ permissions: ["basic"] });
    await days(1, 1);
    expect(await ordersOf(id)).toMatchObject([{ state: "stopped", why: "access" }]);
    expect(await waiting(id)).toHaveLength(1);
    await seat({ permissions: ["basic", "billing"] });
    await seat("suspend");
    await days(1);
    expect(await ordersOf(id)).toHaveLength(1);
    await seat("restore");
    await days(1);
    expect((await ordersOf(id))[1]).toMatchObject({ state: "noticed" });
    await days(1);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await waiting(id)).toEqual([]);
  });

  it("take nothing while the practice takes no payments in the portal", async () => {
    await agree();
    const id = await sendInvoice(staff, client.viewer.clientId);
    await days(1);
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: false } });
    await days(1);
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: true } });
    expect(await chargesOf(id)).toEqual([]);
    expect(await ordersOf(id)).toMatchObject([{ state: "stopped", why: "off" }]);
  });

  it("tell staff of what somebody of a split owes who has no access", async () => {
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    await staff.call("payments.splitPayers", { clientId: client.viewer.clientId, parts: [{ portalUserId: ana.viewer.portalUserId, part: "100" }] });
    const before = await sendInvoice(staff, client.viewer.clientId);
    await portal.drain();
    expect(await waiting(before)).toEqual([]);
    await remove(ana);
    await portal.drain();
    expect(await waiting(before)).toHaveLength(1);
    const after = await sendInvoice(staff, client.viewer.clientId);
    await portal.drain();
    expect(await waiting(after)).toMatchObject([{ detail: expect.stringContaining("no access") as string }]);
  });

  it("do not pay the whole of an invoice that is paid in parts", async () => {
    await agree();
    const announced = await sendInvoice(staff, client.viewer.clientId);
    await days(1);
    expect(await answer(await propose(announced), "accept")).toMatchObject({ ok: true });
    expect(await ordersOf(announced)).toMatchObject([{ state: "stopped", why: "plan" }]);
    await days(1);
    expect((await chargesOf(announced)).map((row) => row.amount)).toEqual([]);
    await days(1, 1);
    expect((await chargesOf(announced)).map((row) => row.amount)).toEqual([5_000]);
  });

  const said = async (words: string): Promise<number> => JSON.stringify(await client.call("inbox.open", { conversationId: client.conversationId, limit: 50 })).split(words).length - 1;
  const pay = async (invoiceId: string, amount: string, methodId: string | null = null) => client.call<{ url: string | null; id: string }>("payments.pay", { key: newId(), invoiceId, amount, methodId });

  it("end a plan that was paid early, and say so once", async () => {
    const { id, plan } = await agreedPlan();
    await days(2);
    expect(await ordersOf(id)).toMatchObject([{ state: "noticed" }]);
    await pay(id, "100", (await client.call<{ methods: { id: string }[] }>("payments.methods")).methods[0]?.id ?? null);
    await portal.drain();
    expect(await planOf(plan)).toMatchObject({ state: "completed" });
    expect(await partsOf(plan)).toEqual(["cancelled", "cancelled"]);
    expect(await ordersOf(id)).toMatchObject([{ state: "stopped", why: "settled" }]);
    await days(8);
    expect(await ordersOf(id)).toHaveLength(1);
    expect(await said("is done. Nothing is left to pay.")).toBe(1);
    expect(await said("$0.00")).toBe(0);
    expect(await said("did not work")).toBe(0);
  });

  it("end a plan whose invoice was made void or written off", async () => {
    const { id, plan } = await agreedPlan();
    await staff.call("payments.writeOff", { key: newId(), id, reason: "Hardship" });
    const other = await sendInvoice(staff, client.viewer.clientId);
    const proposed = await propose(other);
    await staff.call("payments.voidInvoice", { key: newId(), id: other, reason: "Mistake" });
    expect([(await planOf(plan)).state, (await planOf(proposed)).state]).toEqual(["cancelled", "cancelled"]);
    expect(await partsOf(plan)).toEqual(["cancelled", "cancelled"]);
    await days(3);
    expect(await ordersOf(id)).toEqual([]);
    expect(await said("$0.00")).toBe(0);
  });

  it("complete a plan with its last part", async () => {
    const { id, plan } = await agreedPlan();
    await days(2, 1, 6, 1);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
    expect(await planOf(plan)).toMatchObject({ state: "completed" });
    expect(await partsOf(plan)).toEqual(["paid", "paid"]);
    expect(await said("is done. Nothing is left to pay.")).toBe(1);
  });

  it("announce anew after a pause what was announced before it, but not what its payer stopped", async () => {
    await agree();
    const [paused, stopped] = [await sendInvoice(staff, client.viewer.clientId), await sendInvoice(staff, client.viewer.clientId)];
    await days(1);
    await client.call("payments.stopAutopayment", { id: (await ordersOf(stopped))[0]?.id });
    await client.call("payments.changeAutopay", { to: "paused" });
    await days(1);
    await client.call("payments.changeAutopay", { to: "active" });
    await days(1);
    expect((await ordersOf(paused)).map((row) => row.state)).toEqual(["stopped", "noticed"]);
    await days(1);
    expect(await rowOf(portal.ctx, paused)).toMatchObject({ state: "paid" });
    expect(await ordersOf(stopped)).toHaveLength(1);
    expect(await rowOf(portal.ctx, stopped)).toMatchObject({ state: "open" });
  });

  it("wait for what is begun by hand, and go on when it is left", async () => {
    await agree();
    const id = await sendInvoice(staff, client.viewer.clientId);
    await days(1);
    await portal.advance({ hours: 23 });
    const { url } = await pay(id, "100");
    expect(url).not.toBeNull();
    const [begun] = await chargesOf(id);
    await portal.advance({ hours: 1 });
    expect(await ordersOf(id)).toMatchObject([{ state: "waiting", why: null }]);
    await client.call("payments.cancelPayment", { id: begun?.id });
    await days(1);
    expect(await ordersOf(id)).toMatchObject([{ state: "done", why: "paid" }]);
    expect(await rowOf(portal.ctx, id)).toMatchObject({ state: "paid" });
  });

  it("let whoever agreed to a plan stop it, or a part of it", async () => {
    const { id, plan } = await agreedPlan();
    const ana = await portal.client({ professional: staff, clientId: client.viewer.clientId, firstName: "Ana", relationship: "parent" });
    await days(2);
    const shown = await client.call<{ plans: { id: string; parts: unknown[] }[]; coming: { id: string; cause: string }[] }>("payments.autopay");
    expect(shown).toMatchObject({ plans: [{ id: plan }], coming: [{ cause: "plan" }] });
    expect(await ana.call("payments.autopay")).toMatchObject({ plans: [], coming: [] });
    await expect(ana.call("payments.stopPlan", { id: plan })).rejects.toMatchObject({ appCode: "NOT_FOUND" });
    await client.call("payments.stopAutopayment", { id: shown.coming[0]?.id });
    expect(await partsOf(plan)).toEqual(["missed", "planned"]);
    await client.call("payments.stopPlan", { id: plan });
    await expect(client.call("payments.stopPlan", { id: plan })).rejects.toMatchObject({ appCode: "CONFLICT" });
    expect(await planOf(plan)).toMatchObject({ state: "cancelled" });
    await days(7, 1);
    expect(await chargesOf(id)).toEqual([]);
  });

  it("keep a card that pays a plan, until another pays it", async () => {
    const { id, plan } = await agreedPlan();
    const { methodId } = await planOf(plan);
    await expect(client.call("payments.removeMethod", { id: methodId })).rejects.toMatchObject({ message: expect.stringContaining("payment plan") as string });
    const next = await addCard(client, "5555555555554444");
    await client.call("payments.changePlanMethod", { id: plan, methodId: next });
    await client.call("payments.removeMethod", { id: methodId });
    await days(2, 1);
    expect(await chargesOf(id)).toMatchObject([{ methodId: next, state: "succeeded" }]);
  });

  it("name the card that pays a plan, and take none that has expired", async () => {
    const card = await addCard(client);
    const id = await sendInvoice(staff, client.viewer.clientId);
    const plan = await propose(id);
    const posted = (await portal.posted("payments.plan")).find((one) => one.subjectId === plan);
    expect(JSON.stringify(await client.call("inbox.card", { conversationId: client.conversationId, entryId: posted?.entryId }))).toContain("Visa ending 4242");
    await portal.ctx.model(methods).update({ expires: 2020 * 12 }, { where: { ...where(), id: card } });
    expect(await answer(plan, "accept")).toMatchObject({ ok: false, message: expect.stringContaining("has expired") as string });
    expect(await planOf(plan)).toMatchObject({ state: "proposed" });
    const next = await addCard(client, "5555555555554444");
    expect(await answer(plan, "accept")).toMatchObject({ ok: true });
    expect(await planOf(plan)).toMatchObject({ state: "accepted", methodId: next });
  });

  it("keep the words that stood at the box, with the bounds that were chosen", async () => {
    await agree();
    const { box, mandate } = await client.call<{ box: { label: string; hint: string }; mandate: { consent: string } }>("payments.autopay");
    expect(mandate.consent).toContain(box.label);
    expect(mandate.consent).toContain(box.hint);
    expect(mandate.consent).toContain("never more than $500.00 at once");
  });
});
