import type { Host } from "../host-parts.ts";
import type { Tx } from "../database/database.ts";
import { newId } from "../ids.ts";
import type { Notifier } from "./notifier.ts";
import { recipientKey } from "./recipient-key.ts";

const columns = ["id", "practice_id", "plugin_id", "kind", "to_kind", "to_id", "data", "notice_key", "thread", "state", "attempts", "created_at"];

/** Stores a notice and the outbox row that sends it when its delay is over; a key counts once for each kind and recipient. */
export async function queueNotice(host: Host, notice: Parameters<Notifier["queue"]>[0], tx: Tx): Promise<void> {
  const { practiceId, pluginId, kind, key, thread } = notice;
  const found = host.registry.notification(kind);
  if (!found) throw new Error(`${pluginId}: there is no notification "${kind}"; add it to definePlugin({ notifications })`);
  if (found.pluginId !== pluginId) throw new Error(`${pluginId}: the notification "${kind}" belongs to ${found.pluginId}; only that plugin sends it`);
  const data = found.notification.data.parse(notice.data);
  const minutes = (await found.notification.delayMinutes?.(host.context(pluginId, practiceId, null), data)) ?? 0;

  const to = recipientKey(notice.to);
  const id = newId();
  const now = host.clock.now();
  const insert = host.db.upsertSql("notices", columns, ["practice_id", "kind", "to_id", "notice_key"], []);
  await tx.run(insert, [id, practiceId, pluginId, kind, to.kind, to.id, JSON.stringify(data), key, thread ?? null, "queued", 0, now]);
  const stored = await tx.all<{ id: string }>("SELECT id FROM notices WHERE practice_id = ? AND kind = ? AND to_id = ? AND notice_key = ?", [practiceId, kind, to.id, key]);
  if (stored[0]?.id !== id) return;
  // The row is core's work: a notice of a plugin that was turned off is dropped when it is due, not held for weeks.
  await host.outbox.add(
    [{ practiceId, pluginId: "core", kind: "notice", name: id, version: 1, data: { notice: id }, actor: { kind: "system", id: null }, dueAt: now + minutes * 60_000 }],
    tx,
  );
}
