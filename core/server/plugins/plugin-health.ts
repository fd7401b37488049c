import type { Host } from "../host-parts.ts";
import type { Fault } from "./faults.ts";
import { withinTime } from "./within-time.ts";

const checkLimitMs = 2_000;

export interface PluginHealth {
  checks: { name: string; ok: boolean; detail: string }[];
  /** Of the last day. */
  faults: Fault[];
  /** Epoch milliseconds of the last work in the background; null when there was none in what is kept. */
  lastRun: number | null;
  /** Work that failed for good. */
  dead: { id: string; name: string; at: number }[];
}

/** A plugin's checks, each within two seconds; one that fails says so and not why, which is for the log. */
export const runChecks = (host: Host, pluginId: string): Promise<PluginHealth["checks"]> =>
  Promise.all(
    (host.registry.get(pluginId)?.plugin?.health ?? []).map(async (check) => {
      try {
        return { name: check.name, ...(await withinTime(check.run({ now: () => host.clock.now() }), checkLimitMs, check.name)) };
      } catch (error) {
        host.log.error({ err: error, plugin: pluginId, check: check.name }, "a health check failed");
        return { name: check.name, ok: false, detail: "The check itself did not come to an end." };
      }
    }),
  );

/** How a plugin is for one practice. */
export async function pluginHealth(host: Host, practiceId: string, pluginId: string): Promise<PluginHealth> {
  const [checks, faults, dead, runs] = await Promise.all([
    runChecks(host, pluginId),
    host.faults.recent(practiceId, pluginId),
    host.outbox.dead(practiceId),
    host.db.hot.all<{ at: number | null }>(
      "SELECT MAX(done_at) AS at FROM outbox_deliveries WHERE practice_id = ? AND plugin_id = ? AND state = 'done' UNION ALL SELECT MAX(done_at) AS at FROM jobs WHERE practice_id = ? AND plugin_id = ? AND state = 'done'",
      [practiceId, pluginId, practiceId, pluginId],
    ),
  ]);
  const own = dead.filter((one) => one.consumer === pluginId || one.consumer.startsWith(`${pluginId}/`));
  return { checks, faults, lastRun: runs.reduce<number | null>((last, { at }) => (at !== null && at > (last ?? 0) ? at : last), null), dead: own.slice(0, 20).map(({ id, name, at }) => ({ id, name, at })) };
}
