import { z } from "zod";
import { AppError, defineOffer, formatCalendarDay, invalid } from "@anteroom/core/server";
import type { OfferedTo, PluginContext } from "@anteroom/core/server";
import { chargeWords, isNeutral } from "../cards/charge-words.ts";
import { invoiceFace } from "../cards/invoice-face.ts";
import { openLines } from "../documents/line-table.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { makeDrafts, taxOf } from "../invoices/make-drafts.ts";
import type { NewLine } from "../invoices/make-drafts.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { sendInvoice } from "../invoices/send-invoice.ts";
import { moneyText } from "../money/money-text.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { payersSharing } from "../payers/own-payer.ts";
import { splitCharge } from "../payers/split-charge.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { isLive } from "../processors/processor-of.ts";

const fresh = "new";

const input = z.object({
  draft: z.string().default(fresh),
  what: z.string().trim().max(200, "Use 200 characters or fewer.").default(""),
  amount: z.string().max(40).default(""),
});
type Input = z.output<typeof input>;

/** Drafts that this person would pay, the oldest first. */
async function draftsFor(ctx: PluginContext, to: OfferedTo): Promise<InvoiceRow[]> {
  const mine = (await visiblePayers(ctx, to.recipient, to.clientId)).map((payer) => payer.id);
  return mine.length === 0 ? [] : (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, payerId: mine, state: "draft" }, order: [["id", "ASC"]], limit: 20 })).map((row) => row.get());
}

async function newLine(ctx: PluginContext, { what, amount }: Input): Promise<{ line: NewLine; currency: string }> {
  const [currency, taxBasisPoints] = await Promise.all([ctx.setting<string>("currency"), ctx.setting<number>("taxBasisPoints")]);
  const read = parseAmount(amount, { currency });
  const problems = { ...(what === "" ? { what: "Say what it is for." } : {}), ...("problem" in read ? { amount: read.problem } : {}) };
  if (Object.keys(problems).length > 0 || "problem" in read) throw invalid(problems);
  const staffId = ctx.viewer?.kind === "staff" && ctx.viewer.roles.includes("professional") ? ctx.viewer.staffId : null;
  return { currency, line: { day: await practiceDay(ctx), description: what, code: "", modifiers: [], diagnoses: [], placeCode: "", staffId, appointmentId: null, quantity: 1, unitAmount: read.minor, taxBasisPoints } };
}

async function chosenDraft(ctx: PluginContext, to: OfferedTo, id: string): Promise<InvoiceRow> {
  const found = (await draftsFor(ctx, to)).find((row) => row.id === id);
  if (!found) throw invalid({ draft: "This draft was sent or thrown away. Choose another." });
  return found;
}

/** "Send invoice" beside the composer: a draft that waits, or a new charge. A split asks each who pays for their part. */
export const sendInvoiceOffer = defineOffer<Input>({
  name: "send-invoice",
  label: "Send invoice",
  card: "payments.invoice",
  permission: "payments.bill",
  recipientPermission: "payments.use",
  async form(ctx, to) {
    const drafts = await draftsFor(ctx, to);
    const lines = openLines(ctx, await linesOf(ctx, drafts.map((row) => row.id)));
    const said = (row: InvoiceRow): string => lines.find((line) => line.invoiceId === row.id)?.said.description ?? "Draft";
    const dayOf = (row: InvoiceRow): string => {
      const day = lines.find((line) => line.invoiceId === row.id)?.day;
      return day ? formatCalendarDay(day, { now: ctx.now() }) : "";
    };
    const isOptional = drafts.length > 0;
    return {
      fields: [
        ...(isOptional ? [{ t: "choices" as const, name: "draft", legend: "Invoice", value: drafts[0]?.id ?? fresh, options: [...drafts.map((row) => ({ value: row.id, label: `${said(row)}, ${moneyText(row.total, row.currency)}`, hint: dayOf(row) })), { value: fresh, label: "A new charge" }] }] : []),
        { t: "field", name: "what", label: "What it is for", ...(isOptional ? { hint: "For a new charge" } : {}), input: "text", max: 200, optional: isOptional },
        { t: "field", name: "amount", label: "Amount", ...(isOptional ? { hint: "For a new charge, such as 40.00" } : { hint: "Such as 40.00" }), input: "number", max: 40, optional: isOptional },
      ],
    };
  },
  input,
  async preview(ctx, to, chosen) {
    const [neutral, live, today, dueDays] = await Promise.all([isNeutral(ctx, to.clientId), isLive(ctx), practiceDay(ctx), ctx.setting<number>("dueDays")]);
    const dueDay = await practiceDay(ctx, { ahead: dueDays });
    if (chosen.draft !== fresh) {
      const row = await chosenDraft(ctx, to, chosen.draft);
      const lines = openLines(ctx, await linesOf(ctx, [row.id]));
      return invoiceFace({ row: { ...row, state: "open", dueDay }, what: chargeWords(row, lines, neutral), today, isStaff: false, live });
    }
    const { line, currency } = await newLine(ctx, chosen);
    const part = await partOf(ctx, to, line.unitAmount + taxOf(line.unitAmount, line.taxBasisPoints), currency);
    const row: InvoiceRow = {
      id: "preview", practiceId: ctx.practiceId, clientId: to.clientId, payerId: to.clientId, kind: "services", number: null, state: "open", currency, subtotal: part, tax: 0, total: part, paid: 0, pending: 0, credited: 0, refunded: 0,
      staffId: null, fromDay: null, toDay: null, issuedDay: today, dueDay, note: "", madeBy: null, createdAt: ctx.now(), changedAt: ctx.now(),
    };
    return invoiceFace({ row, what: neutral ? "Charge" : line.description, today, isStaff: false, live });
  },
  async send(ctx, tx, to, chosen, key) {
    if (ctx.viewer?.kind !== "staff") throw new AppError("FORBIDDEN", "Only staff send invoices.");
    if (chosen.draft !== fresh) {
      const row = await chosenDraft(ctx, to, chosen.draft);
      await sendInvoice(ctx, tx, row.id);
      await ctx.inbox.postCard({ conversationId: to.conversationId, kind: "payments.invoice", subjectId: row.id }, tx);
      return;
    }
    const { line, currency } = await newLine(ctx, chosen);
    await partOf(ctx, to, line.unitAmount, currency);
    const ids = await makeDrafts(ctx, tx, { key, clientId: to.clientId, currency, lines: [line], staffId: line.staffId, madeBy: ctx.viewer.staffId });
    for (const id of ids) await sendInvoice(ctx, tx, id);
    const mine = new Set((await visiblePayers(ctx, to.recipient, to.clientId, tx)).map((payer) => payer.id));
    const asked = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: ids }, transaction: tx.sequelize })).map((row) => row.get());
    // Those of others come into their own conversations when the invoice goes out.
    for (const row of asked) if (mine.has(row.payerId)) await ctx.inbox.postCard({ conversationId: to.conversationId, kind: "payments.invoice", subjectId: row.id }, tx);
  },
});

/** What this person would be asked for of an amount. @throws AppError `INVALID` when somebody else pays all of it */
async function partOf(ctx: PluginContext, to: OfferedTo, amount: number, currency: string): Promise<number> {
  const who = await payersSharing(ctx, to.clientId);
  if (who.length === 0) return amount;
  const parts = splitCharge(amount, currency, who);
  const mine = who.reduce((sum, payer, at) => sum + (payer.portalUserId === null || payer.portalUserId === to.recipient.portalUserId ? (parts[at] ?? 0) : 0), 0);
  if (mine === 0) throw invalid({ amount: "Somebody else pays for this client. Make the invoice on the chart’s Billing tab." });
  return mine;
}
