import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { billedFactsOfOne } from "../billed-facts.ts";
import { clientsOf } from "../appointment-facts.ts";
import { feeDecided } from "../events/fee-decided.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { moneyWords } from "./money-words.ts";
import { sayLine } from "./say-line.ts";

/** Confirms or waives a proposed fee, says so in the conversation and to whoever bills. @throws AppError `CONFLICT` when none is proposed */
export async function decideFee(ctx: PluginContext, tx: Tx, row: Appointment, charge: boolean, feeMinor: number): Promise<{ feeState: "confirmed" | "waived"; feeMinor: number }> {
  const feeState = charge ? ("confirmed" as const) : ("waived" as const);
  const where = { practiceId: ctx.practiceId, id: row.id, feeState: "proposed" as const };
  const [changed] = await ctx.model(appointments).update({ feeState, feeMinor, version: row.version + 1, changedAt: ctx.now() }, { where, transaction: tx.sequelize });
  if (changed === 0) throw new AppError("CONFLICT", row.feeState === "none" ? "There is no fee for this appointment." : "The fee was decided already.");
  const after = { ...row, feeState, feeMinor };
  await ctx.events.publish(feeDecided, await billedFactsOfOne(ctx, after, (await clientsOf(ctx, [row.id], tx)).get(row.id) ?? [], tx), tx);
  await ctx.cards.touch("scheduling.appointment", row.id, tx);
  await ctx.audit(charge ? "charged" : "waived", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}), detail: { feeMinor } }, tx);
  const money = moneyWords(feeMinor, row.currency);
  await sayLine(ctx, tx, row, `fee:${row.id}`, charge ? { forPortal: `A fee of ${money} applies, as agreed when this was booked.`, forStaff: `A fee of ${money} was confirmed.` } : { forPortal: "No fee applies.", forStaff: "The fee was waived." });
  return { feeState, feeMinor };
}
