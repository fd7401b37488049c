import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { splitByShares } from "../money/split-by-shares.ts";
import { sharingPayers } from "../payers/own-payer.ts";
import type { PayerRow } from "../payers/payer-rows.ts";
import { splitCharge } from "../payers/split-charge.ts";
import { sealText } from "../sealed.ts";
import { invoiceWorkflow } from "./invoice-workflow.ts";
import { invoices } from "./invoice-rows.ts";
import type { InvoiceRow, LineWords } from "./invoice-rows.ts";
import { storeLine } from "./store-line.ts";

export interface NewLine extends LineWords {
  day: string;
  staffId: string | null;
  /** The session that it charges; charged once to each payer. */
  appointmentId: string | null;
  /** Charges the fee for moving that session, besides the session itself. */
  isMovedFee?: boolean;
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

/** What each payer pays of a charge, by their parts; the parts make the charge again to the cent. */
export function splitLine(line: Pick<NewLine, "quantity" | "unitAmount" | "taxBasisPoints">, currency: string, who: readonly PayerRow[]): { amounts: number[]; taxes: number[] } {
  const amount = line.quantity * line.unitAmount;
  const tax = taxOf(amount, line.taxBasisPoints);
  if (who.length === 1) return { amounts: [amount], taxes: [tax] };
  const amounts = splitCharge(amount, currency, who);
  return { amounts, taxes: amount > 0 ? splitByShares(tax, amounts) : amounts };
}

/** Makes drafts of charges, one for each payer with their part of every line. Answers their ids. */
export async function makeDrafts(ctx: PluginContext, tx: Tx, made: NewInvoice): Promise<string[]> {
  const who = made.payer ? [made.payer] : await sharingPayers(ctx, tx, made.clientId);
  const split = made.lines.map((line) => ({ line, ...splitLine(line, made.currency, who) }));
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
    // A part of a charge is one thing of that part, since units cannot be split.
    const [quantity, unitAmount] = isWhole ? [line.quantity, line.unitAmount] : [1, amount];
    await storeLine(ctx, tx, { id, payerId: payer.id }, { ...line, position, quantity, unitAmount, amount, tax: lineTax, edited: 0 });
  }
  await ctx.workflows.start(invoiceWorkflow, { subjectId: id }, tx);
}
