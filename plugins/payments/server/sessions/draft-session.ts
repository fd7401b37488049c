import { newId } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { voidInvoice } from "../invoices/end-invoice.ts";
import { invoices, lines } from "../invoices/invoice-rows.ts";
import { makeDrafts } from "../invoices/make-drafts.ts";
import type { NewLine } from "../invoices/make-drafts.ts";
import { openLines } from "../documents/line-table.ts";
import { ownPayer } from "../payers/own-payer.ts";
import { payers } from "../payers/payer-rows.ts";
import { currencies } from "../money/currencies.ts";
import { chargeOf } from "./charge-of.ts";
import type { HeardSession } from "./heard-session.ts";

/**
 * Brings the drafts of one session to what it costs as it stands, for each client who came. Whatever was sent already, or made by staff, stays:
 * they alone decide what becomes of it. Heard twice, or after a restart, it changes nothing.
 */
export async function draftSession(ctx: PluginContext, tx: Tx, session: HeardSession): Promise<void> {
  if (!(currencies as readonly string[]).includes(session.currency)) return;
  const line = chargeOf(session, await ctx.setting<number>("taxBasisPoints"));
  for (const clientId of session.clientIds) await draftFor(ctx, tx, { clientId, line, session });
}

async function draftFor(ctx: PluginContext, tx: Tx, { clientId, line, session }: { clientId: string; line: NewLine | null; session: HeardSession }): Promise<void> {
  // Two who hear of one session at once take turns at the client's account.
  await ownPayer(ctx, tx, clientId);
  await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: clientId }, transaction: tx.sequelize, lock: true });
  const charged = (await ctx.model(lines).findAll({ where: { practiceId: ctx.practiceId, appointmentId: session.appointmentId, chargedKey: { [Op.ne]: null } as never }, transaction: tx.sequelize })).map((row) => row.get());
  const asked = charged.length === 0 ? [] : (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, clientId, id: [...new Set(charged.map((one) => one.invoiceId))] }, transaction: tx.sequelize })).map((row) => row.get());
  if (asked.some((row) => row.state !== "draft" || row.madeBy !== null)) return;
  const mine = openLines(ctx, charged.filter((one) => asked.some((row) => row.id === one.invoiceId)));
  const isSame = line !== null && mine.length > 0 && mine.every((one) => one.said.description === line.description) && mine.reduce((sum, one) => sum + one.amount, 0) === line.unitAmount;
  if (isSame) return;
  for (const row of asked) await voidInvoice(ctx, tx, row.id);
  if (line) await makeDrafts(ctx, tx, { key: newId(), clientId, currency: session.currency, lines: [line], staffId: session.staffId, madeBy: null });
}
