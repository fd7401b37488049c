import { addDays, newId, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { makeDrafts } from "./invoices/make-drafts.ts";
import type { NewLine } from "./invoices/make-drafts.ts";
import { sendInvoice } from "./invoices/send-invoice.ts";
import { recordOffline } from "./payments/record-offline.ts";

/** A paid, a partly paid and an open invoice for the first people of the demo. */
export async function fillDemo(ctx: PluginContext, demo: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  const [staffId = ""] = demo.staffIds;
  const { timeZone } = await ctx.people.practice();
  const today = wallTime(ctx.now(), timeZone);
  const day = (ago: number): string => writeDate(addDays(today, -ago));
  const clientIds = new Set<string>();
  for (const id of demo.conversationIds) {
    const conversation = await ctx.inbox.conversation(id);
    if (conversation && clientIds.size < 2) clientIds.add(conversation.clientId);
  }
  const line = (ago: number): NewLine => ({ day: day(ago), description: "Psychotherapy, 45 minutes", code: "90834", modifiers: ["95"], diagnoses: ["F41.1"], placeCode: "10", staffId: staffId || null, appointmentId: null, quantity: 1, unitAmount: 12_000, taxBasisPoints: 0 });
  const [one, two] = [...clientIds];
  if (one) {
    await invoice(ctx, one, [line(35)], { paid: 12_000, day: day(30), staffId });
    await invoice(ctx, one, [line(14), line(7)], { paid: 10_000, day: day(3), staffId });
  }
  if (two) await invoice(ctx, two, [line(5)], null);
}

async function invoice(ctx: PluginContext, clientId: string, lines: readonly NewLine[], paid: { paid: number; day: string; staffId: string } | null): Promise<void> {
  const id = newId();
  await ctx.transaction(async (tx) => {
    await makeDrafts(ctx, tx, { key: id, clientId, currency: "USD", lines, staffId: lines[0]?.staffId ?? null, madeBy: lines[0]?.staffId ?? null });
    await sendInvoice(ctx, tx, id);
    if (paid) await recordOffline(ctx, tx, { id: newId(), clientId, payerId: clientId, means: "check", label: "Check", currency: "USD", amount: paid.paid, wanted: [{ invoiceId: id, amount: paid.paid }], day: paid.day, note: "", madeBy: paid.staffId || null });
  });
}
