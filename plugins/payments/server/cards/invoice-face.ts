import { formatCalendarDay } from "@anteroom/core/server";
import type { Block, CardAction, CardFace, CardState, Tone } from "@anteroom/core/server";
import { dueOf, isOverdue, payableOf } from "../invoices/due-of.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { failureForStaff, failureWords } from "../payments/failure-words.ts";
import type { FailureReason } from "../payments/payment-rows.ts";

export interface InvoiceFacts {
  row: InvoiceRow;
  what: string;
  /** Of what is held back: begun by whoever pays and not finished, so that nothing was charged. */
  begun?: number;
  /** Why the newest payment for it did not work. */
  failed?: FailureReason | undefined;
  today: string;
  isStaff: boolean;
  /** Whether people can pay in the portal now. */
  live: boolean;
}

interface Standing {
  state: CardState;
  tag: string;
  tone: Tone;
  text?: string;
}

/** One invoice as a card, for whoever pays it or for staff. */
export function invoiceFace({ row, what, begun = 0, failed, today, isStaff, live }: InvoiceFacts): CardFace {
  const title = `Invoice ${row.number ?? ""}`.trim();
  const standing = standingOf(row, { begun, failed, today, isStaff });
  const payable = payableOf(row) + begun;
  const needsYou = !isStaff && payable > 0;
  const amount: Block = { t: "money", label: payable > 0 ? (row.paid > 0 ? "Left to pay" : "To pay") : "Total", minor: payable > 0 ? payable : row.total, currency: row.currency };
  const facts: Block = { t: "facts", items: [{ label: "For", value: [what] }, ...(payable > 0 && row.dueDay ? [{ label: "Due", value: [formatCalendarDay(row.dueDay, { now: today })] }] : [])] };
  const help: Block[] = needsYou && !live ? [{ t: "notice", tone: "info", text: "Ask your practice how to pay." }] : [];
  return {
    state: standing.state, needsYou, summary: `${title}: ${standing.tag}`, push: "payment",
    ...(payable > 0 && row.dueDay ? { dueAt: `${row.dueDay}T23:59:59.000Z` } : {}),
    view: { kindLine: "Invoice", title, status: { tag: standing.tag, tone: standing.tone, ...(standing.text ? { text: standing.text } : {}) }, blocks: [amount, facts, ...help], actions: actionsOf(row, { isStaff, live, title, payable }) },
  };
}

function standingOf(row: InvoiceRow, { begun, failed, today, isStaff }: { begun: number; failed: FailureReason | undefined; today: string; isStaff: boolean }): Standing {
  const money = (minor: number): string => moneyText(minor, row.currency);
  switch (row.state) {
    case "draft": return { state: "blocked", tag: "Draft", tone: "neutral", text: "Not sent yet." };
    case "paid": return { state: "done", tag: "Paid", tone: "success", text: `${money(row.paid)} paid.` };
    case "void": return { state: "cancelled", tag: "Void", tone: "neutral", text: "The practice took this invoice back." };
    case "written off": return { state: "done", tag: "Nothing to pay", tone: "neutral", text: "There is nothing left to pay." };
    case "refunded": return { state: "done", tag: "Refunded", tone: "neutral", text: `${money(row.refunded)} given back.` };
    case "partly refunded": return { state: "done", tag: "Partly refunded", tone: "neutral", text: `${money(row.refunded)} given back.` };
    default: {
      const left = dueOf(row);
      if (begun > 0) return { state: "in_progress", tag: "Not finished", tone: "accent", text: `A payment of ${money(begun)} was begun. Nothing was charged.` };
      if (row.pending >= left) return { state: "waiting", tag: "On its way", tone: "neutral", text: "We are checking with the bank. Do not pay again." };
      if (failed) return { state: row.paid > 0 ? "in_progress" : "live", tag: isOverdue(row, today) ? "Overdue" : "Not paid", tone: "warning", text: isStaff ? `A payment did not work. ${failureForStaff[failed]}.` : `A payment did not work. ${failureWords[failed]}` };
      if (isOverdue(row, today)) return { state: row.paid > 0 ? "in_progress" : "live", tag: "Overdue", tone: "warning", text: row.paid > 0 ? `${money(left)} left.` : "It was due. Pay it now, or write to us if that is hard." };
      return row.paid > 0 ? { state: "in_progress", tag: "Part paid", tone: "accent", text: `${money(left)} left.` } : { state: "live", tag: "To pay", tone: "accent" };
    }
  }
}

function actionsOf(row: InvoiceRow, { isStaff, live, title, payable }: { isStaff: boolean; live: boolean; title: string; payable: number }): CardAction[] {
  const context = { a11yContext: `for ${title.toLowerCase()}` };
  const address = isStaff ? `/staff/clients/${row.clientId}/billing/${row.id}` : `/payments/invoices/${row.id}`;
  const details: CardAction = { id: "open", label: "Details", style: "secondary", do: { to: address }, ...context };
  if (isStaff || payable <= 0) return [details];
  const pay: CardAction[] = live ? [{ id: "pay", label: "Pay", style: "primary", do: { to: `${address}/pay` }, ...context }] : [];
  return [...pay, details, { id: "question", label: "Question", style: "quiet", do: { to: `${address}/question` }, ...context }];
}
