import { z } from "zod";
import { appointmentFacts, exampleFacts, factsFrom } from "./appointment-facts.ts";
import type { Appointment } from "./rows/appointments.ts";

/** An appointment with what was agreed to pay for it, in minor units. `feeMinor` is a late-cancel or no-show fee, and is owed only when `feeState` is `confirmed`. */
export const billedFacts = appointmentFacts.extend({
  priceMinor: z.number().int(),
  currency: z.string(),
  feeMinor: z.number().int(),
  feeState: z.enum(["none", "proposed", "confirmed", "waived"]),
});

export type BilledFacts = z.infer<typeof billedFacts>;

export const exampleBilled: BilledFacts = { ...exampleFacts, status: "completed", priceMinor: 12_000, currency: "USD", feeMinor: 0, feeState: "none" };

export const factsWithMoney = (row: Appointment, clientIds: string[]): BilledFacts => ({ ...factsFrom(row, clientIds), priceMinor: row.priceMinor, currency: row.currency, feeMinor: row.feeMinor, feeState: row.feeState });
