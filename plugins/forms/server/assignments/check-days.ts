import { invalid } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { zoneOf } from "./assign-form.ts";
import { dayAt, momentOf } from "./local-day.ts";

const morning = 9;

/**
 * Days of a form as staff chose them, "" for none, counted in the client's zone; a form of a later day is sent at 9am of it.
 * @throws AppError `INVALID` for days in the past or out of order
 */
export async function checkDays(ctx: PluginContext, clientId: string, { sendOn, dueOn, closesOn }: { sendOn: string; dueOn: string; closesOn: string }): Promise<{ sendAt: number | null; dueOn: string | null; closesOn: string | null }> {
  const zone = await zoneOf(ctx, clientId);
  const today = dayAt(ctx.now(), zone);
  const first = sendOn > today ? sendOn : today;
  if (sendOn && sendOn < today) throw invalid({ sendOn: "Choose today or a later day." });
  if (dueOn && dueOn < first) throw invalid({ dueOn: sendOn > today ? "Choose a day on or after the day it is sent." : "Choose today or a later day." });
  if (closesOn && closesOn < (dueOn || first)) throw invalid({ closesOn: "Choose a day on or after the due day." });
  return { sendAt: sendOn > today ? momentOf(sendOn, morning, zone) : null, dueOn: dueOn || null, closesOn: closesOn || null };
}
