import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { openLines } from "../documents/line-table.ts";
import { sealJson } from "../sealed.ts";
import { lockInvoice } from "./find-invoice.ts";
import { lines } from "./invoice-rows.ts";
import type { LineWords } from "./invoice-rows.ts";

/** What insurers read of a charge. */
export type LineCodes = Pick<LineWords, "code" | "modifiers" | "diagnoses" | "placeCode">;

/**
 * Corrects the codes of charges that were sent: what was asked for and what it cost stays as it is, and so does every paper
 * that was made before. @throws AppError `CONFLICT` for a draft, which is changed as a whole, and for an invoice that is void
 */
export async function correctCodes(ctx: PluginContext, tx: Tx, { id, wanted }: { id: string; wanted: readonly (LineCodes & { id: string })[] }): Promise<void> {
  const row = await lockInvoice(ctx, tx, id);
  if (row.state === "draft" || row.state === "void") throw new AppError("CONFLICT", row.state === "void" ? "This invoice is void." : "This is a draft: change its charges.");
  const held = openLines(ctx, (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId: id }, transaction: tx.sequelize, lock: true })).map((one) => one.get()));
  for (const { id: lineId, code, modifiers, diagnoses, placeCode } of wanted) {
    const line = held.find((one) => one.id === lineId);
    if (!line) throw new AppError("CONFLICT", "This charge is not on the invoice any more. Load the page again.");
    await ctx.model(lines).update({ words: sealJson(ctx, ["lines", lineId, "words"], { ...line.said, code, modifiers, diagnoses, placeCode } satisfies LineWords) }, { where: { practiceId: ctx.practiceId, id: lineId }, transaction: tx.sequelize });
  }
}
