import { AppError } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { moneyText } from "../money/money-text.ts";
import { chargedLines } from "./charged-lines.ts";
import type { ChargedLine } from "./charged-lines.ts";
import { rangeWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { hashOf } from "./keep-superbill.ts";
import { letterhead } from "./letterhead.ts";
import { lineTable } from "./line-table.ts";

interface Of {
  clientId: string;
  payerId: string;
  payerIds: readonly string[];
  from: string;
  to: string;
  staffId: string | null;
}

/** An invoice over a stretch of days: every session that was charged in it, by one professional or all. @throws AppError `CONFLICT` when there is none */
export async function keepRangeInvoice(ctx: PluginContext, of: Of): Promise<DocumentRow> {
  const lines = await chargedLines(ctx, of);
  if (lines.length === 0) throw new AppError("CONFLICT", "There are no charged sessions in these days.", { reason: "empty" });
  const title = `Invoice for ${rangeWords(of.from, of.to)}`;
  return keepDocument(ctx, {
    kind: "invoice", source: `range:${of.payerId}:${of.staffId ?? ""}:${of.from}:${of.to}:${hashOf(lines)}`, clientId: of.clientId, payerId: of.payerId, fromDay: of.from, toDay: of.to, staffId: of.staffId,
    async draw() {
      const head = await letterhead(ctx, { title, clientId: of.clientId, payerId: of.payerId });
      const staff = of.staffId ? await ctx.people.staffMember(of.staffId) : null;
      return { title, practice: head.practice, blocks: [...head.blocks, ...(staff ? [{ t: "facts" as const, items: [{ label: "Professional", value: staff.name }] }] : []), ...sessionBlocks(lines)] };
    },
  });
}

function sessionBlocks(lines: readonly ChargedLine[]): PdfBlock[] {
  const currency = lines[0]?.invoice.currency ?? "USD";
  const total = lines.reduce((sum, line) => sum + line.amount + line.tax, 0);
  const paid = lines.reduce((sum, line) => sum + line.paidPart, 0);
  return [lineTable(lines, currency, "Sessions and charges"), { t: "facts", items: [{ label: "Total", value: moneyText(total, currency) }, { label: "Paid", value: moneyText(paid, currency) }, { label: "Left to pay", value: moneyText(total - paid, currency) }] }];
}
