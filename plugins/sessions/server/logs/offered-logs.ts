import type { PluginContext } from "@anteroom/core/server";
import { settingsOf } from "../settings.ts";
import type { LogKind } from "../tables/log-entries.ts";

/** The logs that a client may keep. */
export async function offeredLogs(ctx: PluginContext, clientId: string): Promise<LogKind[]> {
  const { moodLog, sleepLog, thoughtLog } = await settingsOf(ctx, { clientId });
  return [...(moodLog ? ["mood" as const] : []), ...(sleepLog ? ["sleep" as const] : []), ...(thoughtLog ? ["thought" as const] : [])];
}
