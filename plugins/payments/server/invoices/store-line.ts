import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { sealJson } from "../sealed.ts";
import { lockInvoice } from "./find-invoice.ts";
import { invoices, lines } from "./invoice-rows.ts";
import type { LineRow, LineWords } from "./invoice-rows.ts";

/** A charge as it stands on one invoice, its words open. */
export type StoredLine = LineWords & Pick<LineRow, "position" | "day" | "staffId" | "appointmentId" | "quantity" | "unitAmount" | "amount" | "taxBasisPoints" | "tax" | "edited"> & { isMovedFee?: boolean };

const columnsOf = (ctx: PluginContext, id: string, { position, day, staffId, quantity, unitAmount, amount, taxBasisPoints, tax, edited, description, code, modifiers, diagnoses, placeCode }: StoredLine) => ({
  position, day, staffId, quantity, unitAmount, amount, taxBasisPoints, tax, edited, words: sealJson(ctx, ["lines", id, "words"], { description, code, modifiers, diagnoses, placeCode } satisfies LineWords),
});

const movedPart = ":moved:";

/** Whether a charge is the fee for moving a session, and not for the session. */
export const isMovedFee = ({ chargedKey }: Pick<LineRow, "chargedKey">): boolean => chargedKey?.includes(movedPart) ?? false;

/** Puts a charge on an invoice. */
export async function storeLine(ctx: PluginContext, tx: Tx, invoice: { id: string; payerId: string }, line: StoredLine): Promise<void> {
  const id = newId();
  const { appointmentId } = line;
  await ctx.model(lines).create({ id, practiceId: ctx.practiceId, invoiceId: invoice.id, appointmentId, chargedKey: appointmentId ? `${appointmentId}${line.isMovedFee ? movedPart : ":"}${invoice.payerId}` : null, ...columnsOf(ctx, id, line) }, { transaction: tx.sequelize });
}

/** Changes a charge of a draft; which session it charges stays. */
export async function changeLine(ctx: PluginContext, tx: Tx, id: string, line: StoredLine): Promise<void> {
  await ctx.model(lines).update(columnsOf(ctx, id, line), { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
}

/** Adds the charges of a draft up again, after they changed; its `changedAt` is another one each time. */
export async function addUp(ctx: PluginContext, tx: Tx, invoiceId: string): Promise<void> {
  const rows = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, invoiceId }, transaction: tx.sequelize })).map((row) => row.get());
  const [subtotal, tax] = [rows.reduce((sum, row) => sum + row.amount, 0), rows.reduce((sum, row) => sum + row.tax, 0)];
  const before = await lockInvoice(ctx, tx, invoiceId);
  await ctx.model(invoices).update({ subtotal, tax, total: subtotal + tax, changedAt: Math.max(ctx.now(), before.changedAt + 1) }, { where: { practiceId: ctx.practiceId, id: invoiceId }, transaction: tx.sequelize });
}
