import messages from "@anteroom/plugin-messages/server";
import payments from "@anteroom/plugin-payments/server";
import { newId } from "@anteroom/core/server";
import type { StaffViewer } from "@anteroom/core/server";
import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

describe("asking about an invoice", () => {
  let portal: TestPortal;
  let staff: TestPerson<StaffViewer>;
  let client: TestClient;
  let id: string;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [messages, payments] });
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    staff = await portal.staff();
    client = await portal.client({ professional: staff });
    const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ day: "2026-11-12", description: "Session", amount: "40" }] });
    id = ids[0] ?? "";
  });

  const textsIn = async (conversationId: string): Promise<string[]> => (await client.call<{ entries: { kind: string; text?: string }[] }>("inbox.open", { conversationId, limit: 50 })).entries.flatMap((one) => (one.kind === "message" ? [one.text ?? ""] : []));
  const waiting = async () => (await staff.call<{ items: { clientId: string; title: string; detail: string }[] }>("payments.queue", { tab: "questions" })).items.filter((one) => one.clientId === client.viewer.clientId);
  const ask = (more: object = {}) => client.call<{ conversationId: string }>("payments.question", { key: newId(), invoiceId: id, text: "", ...more });

  it("brings a question about a line to the people who bill, once", async () => {
    const { lines } = await client.call<{ lines: { id: string }[] }>("payments.invoice", { id });
    const asked = { key: newId(), lineId: lines[0]?.id ?? "", text: "What is this?" };
    const { conversationId } = await ask(asked);
    await ask(asked);
    expect(await textsIn(conversationId)).toEqual([expect.stringMatching(/^About invoice \d+, Charge, .*:\nWhat is this\?$/)]);
    expect(await waiting()).toMatchObject([{ title: "Question" }]);
    await expect(ask()).rejects.toMatchObject({ details: { fields: { text: "Write your question." } } });
  });

  it("asks to pay in parts until a plan is proposed", async () => {
    expect(await client.call("payments.invoice", { id })).toMatchObject({ mayAskPlan: true });
    const asked = { key: newId(), plan: true, text: "50 a month would suit me." };
    const { conversationId } = await ask(asked);
    await ask(asked);
    expect(await textsIn(conversationId)).toEqual([expect.stringMatching(/^About invoice \d+, \$40\.00:\nI would like to pay this in parts\.\n50 a month would suit me\.$/)]);
    expect(await waiting()).toMatchObject([{ title: "Asks to pay in parts", detail: expect.stringMatching(/^About invoice \d+$/) as string }]);
    await staff.call("payments.proposePlan", { key: newId(), invoiceId: id, parts: 2, first: "2027-01-01", every: "month" });
    // Whoever asked has their answer, and the same press once more is no other wish.
    expect(await waiting()).toEqual([]);
    await ask(asked);
    expect(await waiting()).toEqual([]);
    expect(await client.call("payments.invoice", { id })).toMatchObject({ mayAskPlan: false });
    await expect(ask({ plan: true })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });

  it("asks for no plan of an invoice that is paid or that nobody can pay here", async () => {
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: false } });
    expect(await client.call("payments.invoice", { id })).toMatchObject({ mayAskPlan: false });
    await expect(ask({ plan: true })).rejects.toMatchObject({ appCode: "CONFLICT" });
    await staff.call("settings.save", { pluginId: "payments", values: { onlinePayments: true } });
    await staff.call("payments.recordPayment", { key: newId(), clientId: client.viewer.clientId, means: "cash", amount: "40", day: "2026-01-01", parts: [{ invoiceId: id, amount: "40" }] });
    expect(await client.call("payments.invoice", { id })).toMatchObject({ mayAskPlan: false });
    await expect(ask({ plan: true })).rejects.toMatchObject({ appCode: "CONFLICT" });
  });
});
