import { formatDateTime } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { invoices } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { allocated } from "../payments/allocated.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { dayWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { letterhead } from "./letterhead.ts";

/** The receipt of a payment that arrived: how much, when, with what, and what it counts for. */
export function keepReceipt(ctx: PluginContext, payment: PaymentRow): Promise<DocumentRow> {
  return keepDocument(ctx, {
    kind: "receipt", source: `receipt:${payment.id}`, clientId: payment.clientId, payerId: payment.payerId,
    async draw(number) {
      const title = `Receipt ${number}`;
      const head = await letterhead(ctx, { title, clientId: payment.clientId, payerId: payment.payerId });
      const { timeZone } = await ctx.people.practice();
      const parts = await allocated(ctx, { paymentId: payment.id });
      const rows = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: parts.map((part) => part.invoiceId) } })).map((row) => row.get());
      const counted = parts.reduce((sum, part) => sum + part.paid, 0);
      const table: PdfBlock = {
        t: "table", caption: "What it counts for", head: ["For", "Amount"], numbers: [1],
        rows: [...parts.map((part) => [`Invoice ${rows.find((row) => row.id === part.invoiceId)?.number ?? ""}`, moneyText(part.paid, payment.currency)]), ...(payment.amount > counted ? [["Credit for later", moneyText(payment.amount - counted, payment.currency)]] : [])],
      };
      const at = payment.day ? dayWords(payment.day) : formatDateTime(payment.settledAt ?? payment.createdAt, { zone: timeZone, now: ctx.now() });
      return { title, practice: head.practice, blocks: [...head.blocks, { t: "facts", items: [{ label: "Paid", value: moneyText(payment.amount, payment.currency) }, { label: "On", value: at }, { label: "With", value: payment.label }] }, table, { t: "paragraph", muted: true, text: ["Keep this receipt for your records. It is no superbill: insurers ask for that one."] }] };
    },
  });
}
