import type { PluginContext } from "@anteroom/core/server";
import { dueOf } from "../invoices/due-of.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { moneyText } from "../money/money-text.ts";
import { openText } from "../sealed.ts";
import { dayWords, rangeWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { letterhead } from "./letterhead.ts";
import { lineTable, openLines } from "./line-table.ts";

/** The paper of an invoice as it stands now; another is made when its amounts have changed since. */
export function keepInvoicePaper(ctx: PluginContext, row: InvoiceRow): Promise<DocumentRow> {
  return keepDocument(ctx, {
    kind: "invoice", source: `invoice:${row.id}:${row.state}:${row.paid}:${row.credited}:${row.refunded}`, clientId: row.clientId, payerId: row.payerId, number: row.number ?? 0, fromDay: row.fromDay, toDay: row.toDay, staffId: row.staffId,
    async draw(number) {
      const title = `Invoice ${number}`;
      const head = await letterhead(ctx, { title, clientId: row.clientId, payerId: row.payerId });
      const lines = openLines(ctx, await linesOf(ctx, [row.id]));
      const money = (minor: number): string => moneyText(minor, row.currency);
      const note = openText(ctx, ["invoices", row.id, "note"], row.note);
      const staff = row.staffId ? await ctx.people.staffMember(row.staffId) : null;
      return {
        title, practice: head.practice,
        blocks: [
          ...head.blocks,
          { t: "facts", items: [...(row.issuedDay ? [{ label: "Sent", value: dayWords(row.issuedDay) }] : []), ...(row.dueDay ? [{ label: "Due", value: dayWords(row.dueDay) }] : []), ...(row.fromDay && row.toDay ? [{ label: "Covers", value: rangeWords(row.fromDay, row.toDay) }] : []), ...(staff ? [{ label: "Professional", value: staff.name }] : [])] },
          lineTable(lines, row.currency, "Charges"),
          {
            t: "facts", items: [
              { label: "Sum", value: money(row.subtotal) }, ...(row.tax > 0 ? [{ label: "Tax", value: money(row.tax) }] : []), { label: "Total", value: money(row.total) }, ...(row.credited > 0 ? [{ label: "Taken off", value: money(row.credited) }] : []),
              ...(row.paid > 0 ? [{ label: "Paid", value: money(row.paid) }] : []), ...(row.refunded > 0 ? [{ label: "Given back", value: money(row.refunded) }] : []), { label: "Left to pay", value: money(row.state === "void" ? 0 : dueOf(row)) },
            ],
          },
          ...(row.state === "void" ? [{ t: "paragraph" as const, text: [{ text: "This invoice is void. There is nothing to pay.", strong: true as const }] }] : []),
          ...(note ? [{ t: "paragraph" as const, text: [note] }] : []),
        ],
      };
    },
  });
}
