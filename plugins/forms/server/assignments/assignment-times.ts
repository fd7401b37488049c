import type { PluginContext } from "@anteroom/core/server";
import { addDays, endOfDay, momentOf } from "./local-day.ts";
import type { AssignmentTimes } from "./assignment-workflow.ts";

const morning = 9;
/** A timer keeps at most so far ahead of time. */
const mostReminders = 3;

interface Days {
  sendAt: number | null;
  dueOn: string | null;
  closesOn: string | null;
  zone: string;
}

/**
 * When a form is sent, reminded of and closed. Reminders come at 9am of the client's zone: some days before the due day, on it,
 * and two days after it, at most three, none that lies in the past.
 */
export async function assignmentTimes(ctx: PluginContext, clientId: string, { sendAt, dueOn, closesOn, zone }: Days): Promise<AssignmentTimes> {
  const from = Math.max(ctx.now(), sendAt ?? 0);
  const before = await ctx.setting<number>("reminderDays", { clientId });
  const closeAt = closesOn === null ? null : endOfDay(closesOn, zone);
  const moments = (dueOn === null ? [] : [addDays(dueOn, -before), dueOn, addDays(dueOn, 2)])
    .map((day) => momentOf(day, morning, zone))
    .filter((at) => at > from && (closeAt === null || at < closeAt))
    .slice(0, mostReminders);
  return {
    sendIn: Math.max(0, (sendAt ?? 0) - ctx.now()),
    remindIn: moments.map((at, index) => at - (index === 0 ? from : (moments[index - 1] ?? from))),
    closeIn: closeAt === null ? null : Math.max(0, closeAt - from),
  };
}
