import type { PluginContext } from "@anteroom/core/server";
import { standing } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { plainService, services } from "../rows/services.ts";

/** What cancelling or moving would mean now for the client, as agreed to when it was booked. */
export interface CancelTerms {
  /** `free`, `late` with the fee, `contact` when only the practice can, `no` when there is nothing to cancel. */
  how: "free" | "late" | "contact" | "no";
  feeMinor: number;
  currency: string;
  /** From when it is late, epoch milliseconds; null when it never is. */
  lateFrom: number | null;
}

export async function cancelTerms(ctx: PluginContext, row: Appointment): Promise<CancelTerms> {
  const lateFrom = row.lateMinutes > 0 ? row.startsAt - row.lateMinutes * 60_000 : null;
  const terms = { feeMinor: 0, currency: row.currency, lateFrom };
  if (row.state === "requested") return { ...terms, how: "free" };
  if (row.undoUntil !== null || !standing.includes(row.state) || row.startsAt <= ctx.now()) return { ...terms, how: "no" };
  if (lateFrom === null || ctx.now() < lateFrom) return { ...terms, how: "free" };
  const service = await ctx.model(services).findOne({ where: { practiceId: ctx.practiceId, id: row.serviceId } });
  if (service && plainService(service).lateRule === "contact") return { ...terms, how: "contact" };
  return { ...terms, how: "late", feeMinor: row.lateFeeMinor };
}
