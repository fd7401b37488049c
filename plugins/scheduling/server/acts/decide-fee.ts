import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { billedFactsOfOne } from "../billed-facts.ts";
import { clientsOf } from "../appointment-facts.ts";
import { feeDecided } from "../events/fee-decided.ts";
import { appointments } from "../rows/appointments.ts";
import type { Appointment, FeeState } from "../rows/appointments.ts";
import { moneyWords } from "./money-words.ts";
import { sayLine } from "./say-line.ts";

/** Which fee: for a late move, or for how the appointment ended. */
export type FeeOf = "moved" | "ended";

const columnsOf = (of: FeeOf, feeState: FeeState, feeMinor: number): Partial<Appointment> => (of === "moved" ? { movedFeeState: feeState, movedFeeMinor: feeMinor } : { feeState, feeMinor });

/** What stands of one of the fees. */
export const feeNow = (row: Appointment, of: FeeOf): { state: FeeState; minor: number } => (of === "moved" ? { state: row.movedFeeState, minor: row.movedFeeMinor } : { state: row.feeState, minor: row.feeMinor });

/** Confirms or waives a proposed fee, says so in the conversation and to whoever bills. @throws AppError `CONFLICT` when none is proposed, or more than was agreed to is asked */
export async function decideFee(ctx: PluginContext, tx: Tx, row: Appointment, { of, charge, feeMinor = feeNow(row, of).minor }: { of: FeeOf; charge: boolean; feeMinor?: number | undefined }): Promise<{ feeState: "confirmed" | "waived"; feeMinor: number }> {
  const proposed = feeNow(row, of);
  if (feeMinor > proposed.minor) throw new AppError("CONFLICT", "The fee cannot be more than was agreed to.");
  const feeState = charge ? ("confirmed" as const) : ("waived" as const);
  const change = columnsOf(of, feeState, feeMinor);
  const where = { practiceId: ctx.practiceId, id: row.id, ...(of === "moved" ? { movedFeeState: "proposed" as const } : { feeState: "proposed" as const }) };
  const [changed] = await ctx.model(appointments).update({ ...change, version: row.version + 1, changedAt: ctx.now() }, { where, transaction: tx.sequelize });
  if (changed === 0) throw new AppError("CONFLICT", proposed.state === "none" ? "There is no fee for this appointment." : "The fee was decided already.");
  const after = { ...row, ...change };
  await ctx.events.publish(feeDecided, await billedFactsOfOne(ctx, after, (await clientsOf(ctx, [row.id], tx)).get(row.id) ?? [], tx), tx);
  await ctx.cards.touch("scheduling.appointment", row.id, tx);
  await ctx.audit(charge ? "charged" : "waived", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}), detail: { feeMinor } }, tx);
  const money = moneyWords(feeMinor, row.currency);
  // A second late move after a fee was waived has a fee of its own to say.
  const key = of === "moved" ? `moved-fee:${row.id}:${row.version}` : `fee:${row.id}`;
  const why = of === "moved" ? " for the late change" : "";
  await sayLine(ctx, tx, row, key, charge ? { forPortal: `A fee of ${money}${why} applies, as agreed when this was booked.`, forStaff: `A fee of ${money}${why} was confirmed.` } : { forPortal: `No fee${why} applies.`, forStaff: `The fee${why} was waived.` });
  return { feeState, feeMinor };
}
