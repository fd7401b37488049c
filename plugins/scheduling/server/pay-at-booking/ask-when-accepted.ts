import type { PluginContext, Tx } from "@anteroom/core/server";
import { appointments } from "../rows/appointments.ts";
import type { Appointment } from "../rows/appointments.ts";
import { payWords } from "./pay-words.ts";
import { paymentsNow } from "./payments-door.ts";

/** An accepted request is to be paid from now on, where that was asked for when it was sent; "A deposit of $50.00", or null. It stands without: staff said yes. */
export async function askWhenAccepted(ctx: PluginContext, tx: Tx, row: Appointment): Promise<string | null> {
  if (row.payMinor === 0 || row.payState !== "none" || !(await paymentsNow(ctx, row.currency))?.live) return null;
  await ctx.model(appointments).update({ payState: "due" }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  const words = payWords(row);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
