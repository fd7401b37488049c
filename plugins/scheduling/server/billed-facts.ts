import { z } from "zod";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointmentFacts, exampleFacts, factsFrom } from "./appointment-facts.ts";
import type { Appointment } from "./rows/appointments.ts";
import { services } from "./rows/services.ts";

/** An appointment with what was agreed to pay for it, in minor units, and the procedure code that its service has now (empty without one). `feeMinor` is a late-cancel or no-show fee, and is owed only when `feeState` is `confirmed`; `movedFeeMinor` is for moving it late, in the same way, and besides whatever else is owed. */
export const billedFacts = appointmentFacts.extend({
  priceMinor: z.number().int(),
  currency: z.string(),
  procedureCode: z.string(),
  feeMinor: z.number().int(),
  feeState: z.enum(["none", "proposed", "confirmed", "waived"]),
  movedFeeMinor: z.number().int(),
  movedFeeState: z.enum(["none", "proposed", "confirmed", "waived"]),
});

export type BilledFacts = z.infer<typeof billedFacts>;

export const exampleBilled: BilledFacts = { ...exampleFacts, status: "completed", priceMinor: 12_000, currency: "USD", procedureCode: "90834", feeMinor: 0, feeState: "none", movedFeeMinor: 0, movedFeeState: "none" };

/** Appointments with those of their clients who are to be told of, as billing sees them. */
export async function billedFactsOf(ctx: PluginContext, of: readonly { row: Appointment; clientIds: string[] }[], tx?: Tx): Promise<BilledFacts[]> {
  const ids = [...new Set(of.map(({ row }) => row.serviceId))];
  const found = ids.length === 0 ? [] : await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, id: ids }, attributes: ["id", "procedureCode"], ...(tx ? { transaction: tx.sequelize } : {}) });
  const codes = new Map(found.map((one) => [one.get().id, one.get().procedureCode]));
  return of.map(({ row, clientIds }) => ({ ...factsFrom(row, clientIds), priceMinor: row.priceMinor, currency: row.currency, procedureCode: codes.get(row.serviceId) ?? "", feeMinor: row.feeMinor, feeState: row.feeState, movedFeeMinor: row.movedFeeMinor, movedFeeState: row.movedFeeState }));
}

export const billedFactsOfOne = async (ctx: PluginContext, row: Appointment, clientIds: string[], tx?: Tx): Promise<BilledFacts> => (await billedFactsOf(ctx, [{ row, clientIds }], tx))[0] as BilledFacts;
