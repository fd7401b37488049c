import { addDays, newId, wallTime, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { verifyPolicy } from "./insurance/decide-policy.ts";
import { inTurn, submitPolicy } from "./insurance/submit-policy.ts";
import type { NewPolicy } from "./insurance/submit-policy.ts";
import { makeDrafts } from "./invoices/make-drafts.ts";
import type { NewLine } from "./invoices/make-drafts.ts";
import { sendInvoice } from "./invoices/send-invoice.ts";
import { recordOffline } from "./payments/record-offline.ts";

/** A paid, a partly paid and an open invoice for the first people of the demo, and insurance: one that is verified, one that staff entered and nobody has verified. */
export async function fillDemo(ctx: PluginContext, demo: { conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void> {
  const [staffId = ""] = demo.staffIds;
  const { timeZone } = await ctx.people.practice();
  const today = wallTime(ctx.now(), timeZone);
  const day = (ago: number): string => writeDate(addDays(today, -ago));
  const people = new Map<string, string>();
  for (const id of demo.conversationIds) {
    const conversation = await ctx.inbox.conversation(id);
    if (conversation && people.size < 2 && !people.has(conversation.clientId)) people.set(conversation.clientId, conversation.portalUserId);
  }
  const line = (ago: number): NewLine => ({ day: day(ago), description: "Psychotherapy, 45 minutes", code: "90834", modifiers: ["95"], diagnoses: ["F41.1"], placeCode: "10", staffId: staffId || null, appointmentId: null, quantity: 1, unitAmount: 12_000, taxBasisPoints: 0 });
  const [one, two] = [...people.keys()];
  if (one) {
    await invoice(ctx, one, [line(35)], { paid: 12_000, day: day(30), staffId });
    await invoice(ctx, one, [line(14), line(7)], { paid: 10_000, day: day(3), staffId });
  }
  if (two) await invoice(ctx, two, [line(5)], null);
  if (!staffId) return;
  const plan = { plan: "PPO", group: "4410", phone: "555 0142", relation: "self", holderName: "", holderBirthDate: "" } as const;
  if (one) await insurance(ctx, { clientId: one, source: "portal", sentBy: people.get(one) ?? "", details: { ...plan, insurer: "Northfield Health", memberId: "NFH 2047 118" } }, { copay: 3_000, startsDay: `${today.year}-01-01`, endsDay: null, by: staffId });
  if (two) await insurance(ctx, { clientId: two, source: "staff", sentBy: staffId, details: { ...plan, insurer: "Three Rivers Mutual", memberId: "TRM 90 3312", relation: "child", holderName: "Ana Lee", holderBirthDate: "1986-03-14" } }, null);
}

async function insurance(ctx: PluginContext, made: Pick<NewPolicy, "clientId" | "source" | "sentBy" | "details">, verified: { copay: number; startsDay: string; endsDay: null; by: string } | null): Promise<void> {
  const id = newId();
  await inTurn(ctx, (tx) => submitPolicy(ctx, tx, { ...made, id, rank: "primary", startsDay: null, endsDay: null, frontFileId: null, backFileId: null }));
  if (verified) await ctx.transaction((tx) => verifyPolicy(ctx, tx, { id, ...verified }));
}

async function invoice(ctx: PluginContext, clientId: string, lines: readonly NewLine[], paid: { paid: number; day: string; staffId: string } | null): Promise<void> {
  const id = newId();
  await ctx.transaction(async (tx) => {
    await makeDrafts(ctx, tx, { key: id, clientId, currency: "USD", lines, staffId: lines[0]?.staffId ?? null, madeBy: lines[0]?.staffId ?? null });
    await sendInvoice(ctx, tx, id);
    if (paid) await recordOffline(ctx, tx, { id: newId(), clientId, payerId: clientId, means: "check", label: "Check", currency: "USD", amount: paid.paid, wanted: [{ invoiceId: id, amount: paid.paid }], day: paid.day, note: "", madeBy: paid.staffId || null });
  });
}
