import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { invoices, lines } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { coverLines } from "./covered.ts";
import type { Covered } from "./covered.ts";
import { openLines } from "./line-table.ts";
import type { OpenLine } from "./line-table.ts";

export interface ChargedLine extends OpenLine, Covered {
  invoice: InvoiceRow;
}

export interface Range {
  payerIds: readonly string[];
  /** Days of the calendar, both included. */
  from: string;
  to: string;
  /** One professional; all of them when null. */
  staffId: string | null;
}

/** What was charged to payers between two days, with how much of each is paid; drafts and void invoices are left out. */
export async function chargedLines(ctx: PluginContext, { payerIds, from, to, staffId }: Range): Promise<ChargedLine[]> {
  if (payerIds.length === 0) return [];
  const where = { practiceId: ctx.practiceId, payerId: [...payerIds], kind: "services", state: { [Op.notIn]: ["draft", "void"] } };
  const asked = new Map((await ctx.model(invoices).findAll({ where })).map((row) => [row.get().id, row.get()]));
  const ids = [...asked.keys()];
  if (ids.length === 0) return [];
  const inRange = await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: ids, day: { [Op.between]: [from, to] }, ...(staffId ? { staffId } : {}) }, attributes: ["invoiceId"] });
  const wanted = [...new Set(inRange.map((row) => row.get().invoiceId))].toSorted();
  const all = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: wanted }, order: [["invoiceId", "ASC"], ["position", "ASC"]] })).map((row) => row.get());
  const opened = openLines(ctx, all);
  const charged = wanted.flatMap((id): ChargedLine[] => {
    const invoice = asked.get(id);
    if (!invoice) return [];
    const mine = opened.filter((line) => line.invoiceId === id);
    const covered = coverLines(invoice, mine);
    return mine.map((line, at) => ({ paidPart: 0, givenBack: 0, takenOff: 0, ...covered[at], ...line, invoice }));
  });
  return charged.filter((line) => line.day >= from && line.day <= to && (!staffId || line.staffId === staffId)).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
