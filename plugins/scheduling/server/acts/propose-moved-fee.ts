import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointments } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";

/** Proposes the fee for a late move to staff, once: one that waits or was confirmed already stays as it is. */
export async function proposeMovedFee(ctx: PluginContext, tx: Tx, row: Pick<Appointment, "id">, movedFeeMinor: number): Promise<void> {
  if (movedFeeMinor <= 0) return;
  const where = { practiceId: ctx.practiceId, id: row.id, movedFeeState: ["none" as const, "waived" as const] };
  const [changed] = await ctx.model(appointments).update({ movedFeeMinor, movedFeeState: "proposed" }, { where, transaction: tx.sequelize });
  if (changed > 0) await ctx.cards.touch("scheduling.appointment", row.id, tx);
}
