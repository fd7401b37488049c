import { AppError, idInput, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { payableOf } from "../invoices/due-of.ts";
import { lockInvoice } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { moneyText } from "../money/money-text.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { ownPayer } from "../payers/own-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import type { PayerRow } from "../payers/payer-rows.ts";
import { offlineMeans } from "../payments/payment-rows.ts";
import { recordOffline } from "../payments/record-offline.ts";
import { spreadOver } from "../payments/spread-over.ts";
import type { Wanted } from "../payments/wanted-of.ts";
import { staffProcedure } from "../trpc.ts";
import { amountInput } from "./amount-input.ts";

const labels = { cash: "Cash", check: "Check", other: "Other" } as const;

const recordInput = z.object({
  key: idInput(), clientId: idInput(), means: z.enum(offlineMeans, "Choose how it was paid."), amount: amountInput, day: z.iso.date("Enter the day on which it was paid."), note: z.string().trim().max(300).default(""),
  /** Whose account credit is of. With invoices it is that of whoever pays them. */
  payerId: idInput().nullable().default(null),
  /** The invoices that it is for. One without an amount takes what is left, the one that is due first. */
  parts: z.array(z.object({ invoiceId: idInput(), amount: z.string().trim().max(40).default("") })).max(50).default([]),
  /** Whether more than the parts may be recorded, as credit; a form asks before it says so. */
  over: z.boolean().default(true),
});
type Asked = z.output<typeof recordInput>;

/** Staff record cash, a check or other money, spread over invoices; what is over is the payer's credit. */
export const recordPayment = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(recordInput)
  .mutation(async ({ ctx: { plugin, viewer }, input }) => {
    await plugin.people.clientFor(viewer, input.clientId);
    const chosen = await chosenInvoices(plugin, input);
    // An invoice stays in the currency that it was sent in.
    const currency = chosen[0]?.currency ?? (await plugin.setting<string>("currency"));
    const read = parseAmount(input.amount, { currency });
    if ("problem" in read) throw invalid({ amount: read.problem });
    if (input.day > (await practiceDay(plugin))) throw invalid({ day: "Choose today or a day before." });
    await plugin.transaction((tx) =>
      plugin.once(`record:${input.key}`, tx, async () => {
        const payer = await payerOf(plugin, tx, input, chosen[0]);
        const wanted = await wantedFor(plugin, tx, input, { currency, amount: read.minor });
        await recordOffline(plugin, tx, { id: input.key, clientId: input.clientId, payerId: payer.id, means: input.means, label: labels[input.means], currency, amount: read.minor, wanted, day: input.day, note: input.note, madeBy: viewer.staffId });
        await plugin.audit("recorded-payment", { subject: input.key, clientId: input.clientId }, tx);
        return null;
      }),
    );
    return { id: input.key };
  });

/** The invoices that were chosen: the client's, of one payer and one currency. @throws AppError `NOT_FOUND` or `CONFLICT` */
async function chosenInvoices(ctx: PluginContext, { clientId, parts }: Asked): Promise<InvoiceRow[]> {
  const ids = [...new Set(parts.map((part) => part.invoiceId))];
  if (ids.length === 0) return [];
  const rows = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, clientId, id: ids } })).map((row) => row.get());
  if (rows.length < parts.length) throw notFound("this invoice");
  if (new Set(rows.map((row) => row.payerId)).size > 1) throw new AppError("CONFLICT", "These invoices are paid by different people. Record what each of them paid by itself.");
  if (new Set(rows.map((row) => row.currency)).size > 1) throw new AppError("CONFLICT", "These invoices are in different currencies. Record a payment in each by itself.");
  return rows;
}

/** Whose money it is: that of whoever pays the invoices; for credit whoever was chosen, who is asked for where there are several. @throws AppError `INVALID` with the field `payerId` */
async function payerOf(ctx: PluginContext, tx: Tx, { clientId, payerId }: Asked, invoice: InvoiceRow | undefined): Promise<PayerRow> {
  const own = await ownPayer(ctx, tx, clientId);
  const all = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId }, transaction: tx.sequelize })).map((row) => row.get());
  if (invoice && payerId && payerId !== invoice.payerId) throw invalid({ payerId: "The invoices that you ticked are on another account. Choose that one, or no account." });
  const wanted = invoice?.payerId ?? payerId;
  if (!wanted && all.length > 1) throw invalid({ payerId: "Choose whose account this credit is for." });
  const payer = wanted ? all.find((one) => one.id === wanted) : own;
  if (!payer) throw notFound("this payer");
  return payer;
}

/** What of it counts for which invoice, each held until the transaction ends. @throws AppError `INVALID` with `amount-<invoice>`, `amount` or `over` */
async function wantedFor(ctx: PluginContext, tx: Tx, { parts, over }: Asked, { currency, amount }: { currency: string; amount: number }): Promise<Wanted[]> {
  const chosen = [];
  for (const part of parts.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1))) {
    const row = await lockInvoice(ctx, tx, part.invoiceId);
    const payable = payableOf(row);
    if (payable <= 0) throw new AppError("CONFLICT", `Nothing can be paid for invoice ${row.number ?? ""} now: nothing is left to pay, or a payment is on its way.`);
    const counted = part.amount === "" ? null : parseAmount(part.amount, { currency, most: payable });
    if (counted && "problem" in counted) throw invalid({ [`amount-${part.invoiceId}`]: counted.problem });
    chosen.push({ invoiceId: part.invoiceId, dueDay: row.dueDay, payable, typed: counted?.minor ?? null });
  }
  const typed = chosen.reduce((total, one) => total + (one.typed ?? 0), 0);
  if (typed > amount) throw invalid({ amount: `The parts make ${moneyText(typed, currency)}, which is more than was paid.` });
  const wanted = spreadOver(amount, chosen);
  const rest = amount - wanted.reduce((total, part) => total + part.amount, 0);
  if (!over && chosen.length > 0 && rest > 0) throw invalid({ over: `This is ${moneyText(rest, currency)} more than ${chosen.some((one) => one.typed !== null) ? "the parts make" : "is left to pay"}. Change the amount, or tick this if it was paid.` });
  return wanted;
}
