import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** Stops a plugin for one practice after it has failed too often; true when it was not stopped already. Turning it on again is an administrator's. */
export async function stopPlugin(host: Host, practiceId: string, pluginId: string, tx: Tx): Promise<boolean> {
  const now = host.clock.now();
  const columns = ["practice_id", "plugin_id", "enabled", "version", "revision", "changed_by", "changed_at"];
  await tx.run(host.db.upsertSql("practice_plugins", columns, ["practice_id", "plugin_id"], []), [practiceId, pluginId, true, host.registry.get(pluginId)?.version ?? "", 0, null, 0]);
  const { changes } = await tx.run("UPDATE practice_plugins SET stopped_at = ?, revision = revision + 1 WHERE practice_id = ? AND plugin_id = ? AND enabled = 1 AND stopped_at IS NULL", [now, practiceId, pluginId]);
  if (changes === 0) return false;
  await host.context("core", practiceId, null).audit("plugin-stopped", { subject: pluginId }, tx);
  return true;
}
