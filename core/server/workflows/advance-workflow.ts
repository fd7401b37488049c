import type { Tx } from "../database/database.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { applyStep } from "./apply-step.ts";
import type { WorkflowDefinition, WorkflowState } from "./define-workflow.ts";
import { nextStep, restored, stateName, type MachineEvent } from "./machine-steps.ts";
import { SUBJECT_IS, loadInstance, subjectParams, type InstanceRow, type WorkflowSubject } from "./workflow-rows.ts";

const MOST_TRIES = 5;

/** The stored snapshot in the shape of the definition's version. */
export function currentSnapshot(workflow: WorkflowDefinition, row: InstanceRow, pluginId: string): unknown {
  const snapshot: unknown = JSON.parse(row.snapshot);
  if (row.version === workflow.version) return snapshot;
  const who = `${pluginId}: workflow "${workflow.name}"`;
  if (row.version > workflow.version) throw new Error(`${who} is at version ${workflow.version}, and a record was stored by version ${row.version}; install the newer plugin.`);
  if (!workflow.migrate) throw new Error(`${who} is at version ${workflow.version} and has no \`migrate\` for a record of version ${row.version}; add one.`);
  return workflow.migrate(snapshot, row.version);
}

/** Where an instance stands, as plugins see it. */
export function workflowState(workflow: WorkflowDefinition, snapshot: unknown, lockVersion: number): WorkflowState {
  const current = restored(workflow, snapshot);
  return {
    value: stateName(current.value),
    context: current.context,
    version: lockVersion,
    can: (event) => current.status === "active" && current.can(event),
  };
}

/**
 * Moves an instance by one event, in the caller's transaction; null without an instance.
 * Whoever comes second at one moment reads again and goes on from there.
 */
export async function advanceWorkflow(host: Host, ctx: PluginContext, workflow: WorkflowDefinition, subject: WorkflowSubject, event: MachineEvent, tx: Tx): Promise<WorkflowState | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const row = await loadInstance(tx, subject);
    if (!row) return null;
    const snapshot = currentSnapshot(workflow, row, subject.pluginId);
    const step = nextStep(workflow, snapshot, event);
    if (!step) return workflowState(workflow, snapshot, row.lock_version);
    const lockVersion = row.lock_version + 1;
    const { changes } = await tx.run(
      `UPDATE workflow_instances SET snapshot = ?, value = ?, status = ?, version = ?, lock_version = ?, updated_at = ? WHERE ${SUBJECT_IS} AND lock_version = ?`,
      [JSON.stringify(step.snapshot), step.value, step.ended ? "ended" : "active", workflow.version, lockVersion, host.clock.now(), ...subjectParams(subject), row.lock_version],
    );
    if (changes === 0) continue;
    await applyStep(host, ctx, workflow, { subject, instanceId: row.id, lockVersion, from: row.value, event: event.type, step }, tx);
    return workflowState(workflow, step.snapshot, lockVersion);
  }
  throw new AppError("CONFLICT", "Several people changed this at the same moment. Try again.");
}
