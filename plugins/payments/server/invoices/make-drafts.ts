import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { splitByShares } from "../money/split-by-shares.ts";
import { sharingPayers } from "../payers/own-payer.ts";
import type { PayerRow } from "../payers/payer-rows.ts";
import { sealJson, sealText } from "../sealed.ts";
import { invoiceWorkflow } from "./invoice-workflow.ts";
import { invoices, lines } from "./invoice-rows.ts";
import type { InvoiceRow, LineWords } from "./invoice-rows.ts";

export interface NewLine extends LineWords {
  day: string;
  staffId: string | null;
  /** The session that it charges; charged once to each payer. */
  appointmentId: string | null;
  quantity: number;
  unitAmount: number;
  taxBasisPoints: number;
}

export interface NewInvoice {
  /** Becomes the id of the first invoice. */
  key: string;
  clientId: string;
  /** Who pays; the client's payers by their parts unless told. */
  payer?: PayerRow;
  kind?: InvoiceRow["kind"];
  currency: string;
  lines: readonly NewLine[];
  staffId?: string | null;
  fromDay?: string | null;
  toDay?: string | null;
  note?: string;
  madeBy: string | null;
}

/** Tax of an amount, half a cent up. */
export const taxOf = (amount: number, basisPoints: number): number => Math.floor((amount * basisPoints + 5_000) / 10_000);

/** Makes drafts of charges, one for each payer with their part of every line; the parts make the charges again to the cent. Answers their ids. */
export async function makeDrafts(ctx: PluginContext, tx: Tx, made: NewInvoice): Promise<string[]> {
  const who = made.payer ? [made.payer] : await sharingPayers(ctx, tx, made.clientId);
  const weights = who.map((payer) => (made.payer ? 1 : payer.share));
  const split = made.lines.map((line) => {
    const amount = line.quantity * line.unitAmount;
    return { line, amounts: splitByShares(amount, weights), taxes: splitByShares(taxOf(amount, line.taxBasisPoints), weights) };
  });
  const ids: string[] = [];
  for (const [at, payer] of who.entries()) {
    const id = at === 0 ? made.key : newId();
    const isWhole = who.length === 1;
    const mine = split.map(({ line, amounts, taxes }) => ({ line, amount: amounts[at] ?? 0, tax: taxes[at] ?? 0 })).filter(({ amount }) => amount > 0);
    if (mine.length === 0) continue;
    await store(ctx, tx, { made, id, payer, isWhole, mine });
    ids.push(id);
  }
  return ids;
}

interface Part {
  made: NewInvoice;
  id: string;
  payer: PayerRow;
  isWhole: boolean;
  mine: { line: NewLine; amount: number; tax: number }[];
}

async function store(ctx: PluginContext, tx: Tx, { made, id, payer, isWhole, mine }: Part): Promise<void> {
  const options = { transaction: tx.sequelize };
  const sum = (of: (one: Part["mine"][number]) => number): number => mine.reduce((total, one) => total + of(one), 0);
  const [subtotal, tax] = [sum((one) => one.amount), sum((one) => one.tax)];
  await ctx.model(invoices).create(
    {
      id, practiceId: ctx.practiceId, clientId: made.clientId, payerId: payer.id, kind: made.kind ?? "services", number: null, state: "draft", currency: made.currency, subtotal, tax, total: subtotal + tax,
      paid: 0, pending: 0, credited: 0, refunded: 0, staffId: made.staffId ?? null, fromDay: made.fromDay ?? null, toDay: made.toDay ?? null, issuedDay: null, dueDay: null,
      note: sealText(ctx, ["invoices", id, "note"], made.note ?? ""), madeBy: made.madeBy, createdAt: ctx.now(), changedAt: ctx.now(),
    },
    options,
  );
  for (const [position, { line, amount, tax: lineTax }] of mine.entries()) {
    const lineId = newId();
    const { description, code, modifiers, diagnoses, placeCode } = line;
    await ctx.model(lines).create(
      {
        id: lineId, practiceId: ctx.practiceId, invoiceId: id, position, day: line.day, staffId: line.staffId, appointmentId: line.appointmentId, chargedKey: line.appointmentId ? `${line.appointmentId}:${payer.id}` : null,
        words: sealJson(ctx, ["lines", lineId, "words"], { description, code, modifiers, diagnoses, placeCode } satisfies LineWords),
        // A part of a charge is one thing of that part, since units cannot be split.
        quantity: isWhole ? line.quantity : 1, unitAmount: isWhole ? line.unitAmount : amount, amount, taxBasisPoints: line.taxBasisPoints, tax: lineTax,
      },
      options,
    );
  }
  await ctx.workflows.start(invoiceWorkflow, { subjectId: id }, tx);
}
