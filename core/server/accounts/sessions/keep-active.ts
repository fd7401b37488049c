import type { Host } from "../../host-parts.ts";

const oncePerMs = 60_000;

/** Moves the idle limit, written at most once a minute; a session that is locked already stays so. */
export function createKeepActive(host: Host): (sessionId: string) => Promise<void> {
  const written = new Map<string, number>();
  return async (sessionId) => {
    const now = host.clock.now();
    const last = written.get(sessionId);
    if (last !== undefined && now - last < oncePerMs && now >= last) return;
    if (written.size > 10_000) written.clear();
    written.set(sessionId, now);
    await moveIdleLimit(host, sessionId, now - oncePerMs);
  };
}

/** Writes the new limit when the last one was written before `unlessSince`. */
export async function moveIdleLimit(host: Host, sessionId: string, unlessSince: number): Promise<void> {
  const now = host.clock.now();
  const { changes } = await host.db.hot.run(
    "UPDATE sessions SET last_seen_at = ?, idle_until = ? + idle_ms WHERE id = ? AND state = 'active' AND idle_until > ? AND absolute_until > ? AND last_seen_at <= ?",
    [now, now, sessionId, now, now, unlessSince],
  );
  if (changes > 0) host.bus.publish("viewers-changed", { sessionId });
}
