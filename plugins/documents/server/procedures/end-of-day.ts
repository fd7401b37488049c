import { instantOf, invalid, readDate } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";

/** The last minute of a day that was typed, in the viewer's zone; null when nothing was. @throws AppError `INVALID` beside the field */
export function endOfDay(ctx: PluginContext, viewer: Viewer, field: string, typed: string): number | null {
  if (typed === "") return null;
  const day = readDate(typed);
  const at = day && instantOf(day, 24 * 60 - 1, viewer.timeZone);
  if (at === null || at <= ctx.now()) throw invalid({ [field]: "Choose a day that is still to come." });
  return at;
}
