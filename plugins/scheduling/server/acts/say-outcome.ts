import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { moveOn } from "./move-on.ts";

/** Says whether an appointment took place or the client did not come, and corrects it; said twice it stays so. @throws AppError `CONFLICT` before its start */
export async function sayOutcome(ctx: PluginContext, tx: Tx, row: Appointment, came: boolean): Promise<Appointment> {
  if (ctx.now() < row.startsAt) throw new AppError("CONFLICT", "This appointment has not begun yet.");
  if (row.state === (came ? "completed" : "no-show")) return row;
  const after = await moveOn(ctx, tx, row, { type: came ? "complete" : "missed" });
  await ctx.audit(came ? "completed" : "missed", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
  return after;
}
