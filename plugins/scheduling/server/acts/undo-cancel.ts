import { AppError } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import type { Appointment } from "../rows/appointments.ts";
import { planOf } from "../workflow/plan-of.ts";
import { endedBySide } from "./as-seen.ts";
import { moveOn } from "./move-on.ts";

/** Each side takes back what it cancelled itself. @throws AppError `CONFLICT` when it is too late, or the other side pressed it */
export async function undoCancel(ctx: PluginContext, tx: Tx, viewer: Viewer, row: Appointment): Promise<Appointment> {
  if (row.undoUntil === null || endedBySide(row) !== viewer.kind || ctx.now() >= row.undoUntil) throw new AppError("CONFLICT", "It is too late to take this back.");
  const after = await moveOn(ctx, tx, row, { type: "undo", plan: await planOf(ctx, row) });
  await ctx.audit("undone", { subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
  return after;
}
