import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { documents } from "../documents/document-rows.ts";
import { openLines } from "../documents/line-table.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { policies } from "../insurance/policy-rows.ts";
import { detailsOf } from "../insurance/policy-details.ts";
import { reasonOf } from "../insurance/shown-policy.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { payments } from "../payments/payment-rows.ts";
import { openText } from "../sealed.ts";
import { exportedTables, shortName } from "./exported-tables.ts";
import type { AnyRow, ExportedTable } from "./exported-tables.ts";

const page = 200;

/** A client's invoices, payments and papers in words. */
export async function exportClient(ctx: PluginContext, clientId: string): Promise<unknown> {
  const where = { practiceId: ctx.practiceId, clientId };
  const [asked, paid, papers, insured] = await Promise.all([ctx.model(invoices).findAll({ where, order: [["id", "ASC"]] }), ctx.model(payments).findAll({ where, order: [["id", "ASC"]] }), ctx.model(documents).findAll({ where, order: [["id", "ASC"]] }), ctx.model(policies).findAll({ where, order: [["createdAt", "ASC"], ["id", "ASC"]] })]);
  const rows = asked.map((row) => row.get());
  const lines = openLines(ctx, await linesOf(ctx, rows.map((row) => row.id)));
  return {
    invoices: rows.map((row) => ({ number: row.number, state: row.state, currency: row.currency, total: row.total, paid: row.paid, credited: row.credited, refunded: row.refunded, sent: row.issuedDay, due: row.dueDay, lines: lines.filter((line) => line.invoiceId === row.id).map(({ day, said, quantity, amount, tax }) => ({ day, ...said, quantity, amount, tax })) })),
    payments: paid.map((row) => row.get()).map(({ state, label, currency, amount, refunded, createdAt, settledAt }) => ({ state, label, currency, amount, refunded, createdAt, settledAt })),
    documents: papers.map((row) => row.get()).map(({ kind, title, madeAt, fileId }) => ({ kind, title, madeAt, fileId })),
    insurance: insured.map((row) => row.get()).map((row) => ({ rank: row.rank, state: row.state, ...detailsOf(ctx, row), starts: row.startsDay, ends: row.endsDay, copay: row.copay, currency: row.currency, reason: reasonOf(ctx, row), frontFileId: row.frontFileId, backFileId: row.backFileId, sent: row.createdAt, decided: row.decidedAt })),
  };
}

/** The files of the client's papers, and the photos of their insurance cards. */
export async function exportClientFiles(ctx: PluginContext, clientId: string): Promise<string[]> {
  const where = { practiceId: ctx.practiceId, clientId };
  const [papers, insured] = await Promise.all([ctx.model(documents).findAll({ where }), ctx.model(policies).findAll({ where })]);
  return [...papers.map((row) => row.get().fileId), ...insured.flatMap((row) => [row.get().frontFileId, row.get().backFileId]).filter((id) => id !== null)];
}

/** Every row of the practice's money, with what is sealed opened. */
export async function* exportPractice(ctx: PluginContext): AsyncIterable<unknown> {
  for (const table of exportedTables) yield* rowsOf(ctx, table);
}

async function* rowsOf(ctx: PluginContext, table: ExportedTable): AsyncIterable<unknown> {
  const [key = "id"] = table.key;
  let after = "";
  for (;;) {
    const rows = (await ctx.model(table.model).findAll({ where: { practiceId: ctx.practiceId, [key]: { [Op.gt]: after } }, order: [[key, "ASC"]], limit: page })).map((row) => row.get() as AnyRow);
    for (const whole of rows) {
      const row = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== "practiceId"));
      for (const column of table.sealed) if (row[column] !== null) row[column] = openText(ctx, [shortName(table), String(row["id"]), column], String(row[column]));
      yield { table: shortName(table), row };
    }
    after = String(rows.at(-1)?.[key] ?? "");
    if (rows.length < page) return;
  }
}
