import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { openLines } from "../documents/line-table.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { voidInvoice } from "../invoices/end-invoice.ts";
import { invoices, lines } from "../invoices/invoice-rows.ts";
import { makeDrafts, splitLine } from "../invoices/make-drafts.ts";
import type { NewLine } from "../invoices/make-drafts.ts";
import { addUp, changeLine, isMovedFee } from "../invoices/store-line.ts";
import { currencies } from "../money/currencies.ts";
import { ownPayer, sharingPayers } from "../payers/own-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import { chargeOf, movedFeeOf } from "./charge-of.ts";
import type { HeardSession } from "./heard-session.ts";
import { lastDiagnoses } from "./last-diagnoses.ts";

/**
 * Brings the drafts of one session to what it costs as it stands, for each client who came. Whatever was sent already, made by staff or changed by
 * them stays: they alone decide what becomes of it. Only the session's own charge changes, so that the rest of a draft is as staff left it. Heard
 * twice, or after a restart, it changes nothing.
 */
export async function draftSession(ctx: PluginContext, tx: Tx, session: HeardSession): Promise<void> {
  if (!(currencies as readonly string[]).includes(session.currency)) return;
  const taxBasisPoints = await ctx.setting<number>("taxBasisPoints");
  const charges = [{ forMove: false, line: chargeOf(session, { taxBasisPoints }) }, { forMove: true, line: movedFeeOf(session, { taxBasisPoints, today: await practiceDay(ctx) }) }];
  for (const clientId of session.clientIds) for (const charge of charges) await draftFor(ctx, tx, { clientId, session, ...charge });
}

async function draftFor(ctx: PluginContext, tx: Tx, { clientId, line, session, forMove }: { clientId: string; line: NewLine | null; session: HeardSession; forMove: boolean }): Promise<void> {
  // Two who hear of one session at once take turns at the client's account.
  await ownPayer(ctx, tx, clientId);
  await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: clientId }, transaction: tx.sequelize, lock: true });
  const charged = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, appointmentId: session.appointmentId, chargedKey: { [Op.ne]: null } as never }, transaction: tx.sequelize })).map((row) => row.get()).filter((row) => isMovedFee(row) === forMove);
  const asked = charged.length === 0 ? [] : (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, clientId, id: [...new Set(charged.map((one) => one.invoiceId))] }, transaction: tx.sequelize, lock: true })).map((row) => row.get());
  if (asked.some((row) => row.state !== "draft" || row.madeBy !== null)) return;
  // Read once more now that the drafts are held, since staff may have changed them.
  const mine = asked.length === 0 ? [] : openLines(ctx, (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, appointmentId: session.appointmentId, invoiceId: asked.map((row) => row.id) }, transaction: tx.sequelize, lock: true })).map((row) => row.get()).filter((row) => isMovedFee(row) === forMove));
  if (mine.some((one) => one.edited === 1)) return;
  const isSame = line !== null && mine.length > 0 && mine.every((one) => one.said.description === line.description && one.said.code === line.code) && mine.reduce((sum, one) => sum + one.amount, 0) === line.unitAmount;
  if (isSame) return;
  // Insurers pay for no fee, so it has no diagnosis either.
  const isService = session.status === "completed" && !forMove;
  const who = await sharingPayers(ctx, tx, clientId);
  const split = line ? splitLine(line, session.currency, who) : null;
  const parts = who.map((payer, at) => ({ payerId: payer.id, amount: split?.amounts[at] ?? 0, tax: split?.taxes[at] ?? 0 })).filter(({ amount }) => amount > 0);
  const partOf = (one: (typeof mine)[number]) => parts.find((part) => part.payerId === asked.find((row) => row.id === one.invoiceId)?.payerId);
  if (line && mine.length === parts.length && mine.every(partOf) && asked.every((row) => row.currency === session.currency)) {
    for (const one of mine) {
      const { amount, tax } = partOf(one) ?? { amount: 0, tax: 0 };
      await changeLine(ctx, tx, one.id, { ...line, diagnoses: isService ? one.said.diagnoses : [], position: one.position, quantity: 1, unitAmount: amount, amount, tax, edited: 0 });
      await addUp(ctx, tx, one.invoiceId);
    }
    return;
  }
  for (const one of mine) await takeOff(ctx, tx, one);
  if (!line) return;
  const diagnoses = isService ? await lastDiagnoses(ctx, tx, clientId) : [];
  await makeDrafts(ctx, tx, { key: newId(), clientId, currency: session.currency, lines: [{ ...line, diagnoses }], staffId: session.staffId, madeBy: null });
}

/** Takes a charge off its draft; one that has no other is thrown away. */
async function takeOff(ctx: PluginContext, tx: Tx, line: { id: string; invoiceId: string }): Promise<void> {
  const where = { practiceId: ctx.practiceId, invoiceId: line.invoiceId };
  const all = await ctx.model(lines).count({ where, transaction: tx.sequelize });
  if (all <= 1) return void (await voidInvoice(ctx, tx, line.invoiceId));
  await ctx.model(lines).destroy({ where: { practiceId: ctx.practiceId, id: line.id }, transaction: tx.sequelize });
  await addUp(ctx, tx, line.invoiceId);
}
