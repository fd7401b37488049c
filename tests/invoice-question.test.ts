import messages from "@anteroom/plugin-messages/server";
import payments from "@anteroom/plugin-payments/server";
import { newId } from "@anteroom/core/server";
import { createTestPortal } from "@anteroom/core/testing";
import { expect, it } from "vitest";

it("brings a question about a line of an invoice to the people who bill, once", async () => {
  const portal = await createTestPortal({ plugins: [messages, payments] });
  const staff = await portal.staff();
  const client = await portal.client({ professional: staff });
  const { ids } = await staff.call<{ ids: string[] }>("payments.draftInvoice", { key: newId(), clientId: client.viewer.clientId, send: true, lines: [{ day: "2026-11-12", description: "Session", amount: "40" }] });
  const { lines } = await client.call<{ lines: { id: string }[] }>("payments.invoice", { id: ids[0] });
  const asked = { key: newId(), invoiceId: ids[0], lineId: lines[0]?.id ?? "", text: "What is this?" };
  const { conversationId } = await client.call<{ conversationId: string }>("payments.question", asked);
  await client.call("payments.question", asked);
  const [row] = await portal.host.db.hot.all<{ n: number }>("SELECT COUNT(*) AS n FROM inbox_entries WHERE conversation_id = ? AND kind = 'message'", [conversationId]);
  expect(Number(row?.n)).toBe(1);
  await portal.close();
});
