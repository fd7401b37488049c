import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { dayIn } from "./due-words.ts";
import { addDaysTo } from "./recurrence.ts";
import { zoneOf } from "./reminder-waits.ts";

const longestDays = 2 * 366;

/** @throws AppError `INVALID` for a day that is over where the client is, or far away. */
export async function checkDay(ctx: PluginContext, clientId: string | null, dueDay: string | null): Promise<void> {
  if (dueDay === null) return;
  const today = dayIn(ctx.now(), await zoneOf(ctx, clientId));
  if (dueDay < today) throw invalid({ dueDay: "Choose today or a day that is still to come." });
  if (dueDay > addDaysTo(today, longestDays)) throw invalid({ dueDay: "Choose a day within the next two years." });
}
