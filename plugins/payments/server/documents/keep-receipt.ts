import { formatDateTime } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { invoices } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { allocated } from "../payments/allocated.ts";
import type { Allocated } from "../payments/allocated.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { dayWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { letterhead } from "./letterhead.ts";
import { receiptVersions } from "./receipt-versions.ts";
import type { ReceiptVersion } from "./receipt-versions.ts";

/** The receipt of a payment that arrived: how much, when, with what, what it counts for, and what went back since. The ones of before stay as they were. */
export async function keepReceipt(ctx: PluginContext, payment: PaymentRow): Promise<DocumentRow> {
  const version = (await receiptVersions(ctx, [payment])).get(payment.id) ?? { source: `receipt:${payment.id}`, given: [], made: [] };
  const [first] = version.made;
  return keepDocument(ctx, {
    kind: "receipt", source: version.source, clientId: payment.clientId, payerId: payment.payerId, ...(first ? { number: first.number } : {}),
    async draw(number) {
      const title = first ? `Receipt ${number}, version ${version.made.length + 1}` : `Receipt ${number}`;
      const [head, parts, { timeZone }] = await Promise.all([letterhead(ctx, { title, clientId: payment.clientId, payerId: payment.payerId }), allocated(ctx, { paymentId: payment.id }), ctx.people.practice()]);
      const rows = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: parts.map((part) => part.invoiceId) } })).map((row) => row.get());
      const when = (at: number): string => formatDateTime(at, { zone: timeZone, now: ctx.now() });
      return { title, practice: head.practice, blocks: [...head.blocks, ...receiptBlocks(payment, { parts, given: version.given, when, before: version.made.at(-1)?.title ?? null, numberOf: (id) => rows.find((row) => row.id === id)?.number ?? null })] };
    },
  });
}

interface Told {
  parts: readonly Allocated[];
  given: ReceiptVersion["given"];
  when(at: number): string;
  /** The title of the version that it takes the place of. */
  before: string | null;
  numberOf(invoiceId: string): number | null;
}

/** What a receipt says below its letterhead. */
export function receiptBlocks(payment: PaymentRow, { parts, given, when, before, numberOf }: Told): PdfBlock[] {
  const money = (minor: number): string => moneyText(minor, payment.currency);
  const back = payment.refunded + payment.lost;
  const isBack = back > 0;
  const counted = { paid: parts.reduce((sum, part) => sum + part.paid, 0), back: parts.reduce((sum, part) => sum + part.refunded, 0) };
  const credit = { paid: payment.amount - payment.lost - counted.paid, back: payment.refunded - counted.back };
  const cells = (of: string, paid: number, refunded: number): string[] => [of, money(paid), ...(isBack ? [money(refunded)] : [])];
  return [
    { t: "facts", items: [{ label: "Paid", value: money(payment.amount) }, { label: "On", value: payment.day ? dayWords(payment.day) : when(payment.settledAt ?? payment.createdAt) }, { label: "With", value: payment.label }] },
    ...(isBack ? [{
      t: "facts" as const, items: [
        ...given.map((one) => ({ label: "Given back", value: `${money(one.amount)}, ${when(one.changedAt)}` })), ...returnedOf(payment, given).map((minor) => ({ label: "Came back to the practice", value: money(minor) })),
        ...(payment.lost > 0 ? [{ label: "Taken back by the bank", value: money(payment.lost) }] : []), { label: "Stays paid", value: money(payment.amount - back) },
      ],
    }] : []),
    { t: "table", caption: "What it counts for", head: ["For", isBack ? "Paid" : "Amount", ...(isBack ? ["Given back"] : [])], numbers: isBack ? [1, 2] : [1], rows: [...parts.map((part) => cells(`Invoice ${numberOf(part.invoiceId) ?? ""}`, part.paid, part.refunded)), ...(credit.paid > 0 ? [cells("Credit for later", credit.paid, credit.back)] : [])] },
    ...(before ? [{ t: "paragraph" as const, text: [`This takes the place of ${before}.`] }] : []),
    { t: "paragraph", muted: true, text: ["Keep this receipt for your records. It is no superbill: insurers ask for that one."] },
  ];
}

/** Of what was given back, the part that a bank could not deliver. */
function returnedOf({ refunded }: PaymentRow, given: ReceiptVersion["given"]): number[] {
  const returned = given.reduce((sum, one) => sum + one.amount, 0) - refunded;
  return returned > 0 ? [returned] : [];
}
