import type { Host } from "../host-parts.ts";
import { createLeasedQueue, isWornOut, type LeasedQueue, type LeasedRow } from "../outbox/leased-queue.ts";
import { advanceWorkflow } from "./advance-workflow.ts";
import type { MachineEvent } from "./machine-steps.ts";

export interface TimerRow extends LeasedRow {
  name: string;
  subject_id: string;
  event: string;
}

const READ = "SELECT * FROM workflow_timers WHERE claim = ? ORDER BY due_at, id";
// Small, so that several nodes share many due timers and none comes late because its batch is long.
const BATCH = 25;

/** Timers wait as long as their plugin is off, however long that is. */
export const createTimerQueue = (host: Host): LeasedQueue<TimerRow> =>
  createLeasedQueue<TimerRow>(host, { table: "workflow_timers", read: READ, leaseMs: 60_000, heldDays: null });

/** Fires up to one batch of due timers, oldest first, one after the other; answers how many were due. */
export async function fireBatch(host: Host, queue: LeasedQueue<TimerRow>): Promise<number> {
  const rows = await queue.claim(BATCH);
  for (const row of rows) {
    try {
      await fire(host, queue, row);
    } catch (error) {
      await queue.fail(row, error);
    }
  }
  return rows.length;
}

async function fire(host: Host, queue: LeasedQueue<TimerRow>, row: TimerRow): Promise<void> {
  const { practice_id: practiceId, plugin_id: pluginId } = row;
  if (isWornOut(row)) throw new Error("It ended its process at every attempt.");
  if (pluginId !== "core" && !(await host.states.state(practiceId, pluginId)).on) return queue.hold(row);
  const workflow = host.registry.workflow(pluginId, row.name);
  if (!workflow) throw new Error(`${pluginId}: the workflow "${row.name}" is no longer there, so its timer cannot fire.`);
  const ctx = host.context(pluginId, practiceId, null);
  const event = JSON.parse(row.event) as MachineEvent;
  await host.db.transaction(async (tx) => {
    // Whoever removes the row fires it: a cancelled timer, or one whose lease went to another node, is not ours.
    const { changes } = await tx.run("DELETE FROM workflow_timers WHERE id = ? AND claim = ?", [row.id, row.claim]);
    if (changes > 0) await advanceWorkflow(host, ctx, workflow, { practiceId, pluginId, name: row.name, subjectId: row.subject_id }, event, tx);
  });
}
