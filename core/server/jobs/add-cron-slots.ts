import { Cron } from "croner";
import type { Host } from "../host-parts.ts";

// A slot missed for longer, because the portal was down, is left to the next one.
const LATEST_MS = 86_400_000;

/** The last moment at or before `now` that a cron pattern names in a zone; null when it lies more than a day back. */
export function lastSlot(pattern: string, timeZone: string, now: number): number | null {
  const cron = new Cron(pattern, { paused: true, timezone: timeZone });
  // previousRuns looks strictly before, and a slot is due at its first millisecond.
  const [slot] = cron.previousRuns(1, new Date(now + 1_000));
  const [earlier] = slot && slot.getTime() > now ? cron.previousRuns(1, slot) : [slot];
  return earlier && earlier.getTime() > now - LATEST_MS ? earlier.getTime() : null;
}

/** Adds the jobs whose cron slot has come, once for each practice however many nodes do so. */
export function createCronSlots(host: Host): () => Promise<void> {
  const added = new Map<string, number>();
  return async () => {
    const now = host.clock.now();
    const timed = host.registry.all().flatMap(({ id, plugin }) =>
      Object.entries(plugin?.jobs ?? {}).flatMap(([name, job]) => (job.cron === undefined ? [] : [{ pluginId: id, name, cron: job.cron }])),
    );
    if (timed.length === 0) return;
    for (const practiceId of await host.people.practiceIds()) {
      const { timeZone } = await host.people.of(practiceId).practice();
      for (const { pluginId, name, cron } of timed) {
        try {
          const slot = lastSlot(cron, timeZone, now);
          const known = `${practiceId} ${pluginId} ${name}`;
          if (slot === null || added.get(known) === slot) continue;
          // The key makes a slot one job, whichever node comes first.
          await host.jobs.add({ practiceId, pluginId, name, payload: {}, dueAt: slot, key: `cron:${slot}` }, host.db.hot);
          added.set(known, slot);
        } catch (error) {
          // One wrong pattern is no reason for the other jobs to wait.
          host.log.error({ err: error, practiceId, pluginId, job: name }, `${pluginId}: the job "${name}" has a cron pattern or zone that cannot be read ("${cron}", ${timeZone})`);
        }
      }
    }
  };
}
