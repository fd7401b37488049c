import { AppError } from "@anteroom/core/server";
import type { PdfBlock, PluginContext } from "@anteroom/core/server";
import { chargedLines } from "./charged-lines.ts";
import type { ChargedLine } from "./charged-lines.ts";
import { rangeWords } from "./day-words.ts";
import type { DocumentRow } from "./document-rows.ts";
import { keepDocument } from "./keep-document.ts";
import { hashOf } from "./keep-superbill.ts";
import { letterhead } from "./letterhead.ts";
import { lineTable } from "./line-table.ts";
import { currenciesOf, sumsOf } from "./sums-of.ts";

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

/** The charges of each currency by itself, with their sums. */
export function sessionBlocks(lines: readonly ChargedLine[]): PdfBlock[] {
  const told = currenciesOf(lines);
  return told.flatMap((currency): PdfBlock[] => {
    const within = told.length > 1 ? ` in ${currency}` : "";
    const mine = lines.filter((line) => line.invoice.currency === currency);
    return [lineTable(mine, currency, `Sessions and charges${within}`), { t: "facts", items: sumsOf(mine, { total: "Total", paid: "Paid" }, within) }];
  });
}
