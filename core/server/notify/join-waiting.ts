import type { Host } from "../host-parts.ts";
import { logDelivery } from "./delivery-log.ts";
import type { Turn } from "./notice-turn.ts";

/**
 * Ends the other notices of a thread that were waiting when this one was sent, because it tells the person of them all.
 * What was queued while it was on its way is news and waits for its own turn.
 */
export async function joinWaiting(host: Host, turn: Turn, noticeId: string, sentAt: number): Promise<void> {
  await host.db.transaction(async (tx) => {
    const waiting = await tx.all<{ id: string }>(
      "SELECT id FROM notices WHERE to_id = ? AND kind = ? AND thread = ? AND state = 'queued' AND id <> ? AND created_at <= ? ORDER BY id",
      [turn.to.id, turn.kind, turn.thread, noticeId, sentAt],
    );
    for (const { id } of waiting) {
      await tx.run("UPDATE notices SET state = 'dropped' WHERE id = ? AND state = 'queued'", [id]);
      await logDelivery(host, { sourceId: id, practiceId: turn.practiceId, to: turn.to, kind: turn.kind, result: "not sent: told together with another" }, tx);
    }
  });
}
