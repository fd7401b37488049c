import { UniqueConstraintError } from "sequelize";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { createBackgroundLoop } from "../outbox/background-loop.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { advanceWorkflow, currentSnapshot, workflowState } from "./advance-workflow.ts";
import { applyStep } from "./apply-step.ts";
import type { WorkflowDefinition } from "./define-workflow.ts";
import { createTimerQueue, fireBatch } from "./fire-timers.ts";
import { firstStep } from "./machine-steps.ts";
import { SUBJECT_IS, loadInstance, subjectParams, type WorkflowSubject } from "./workflow-rows.ts";
import type { WorkflowRuntime } from "./workflow-runtime.ts";

const INSTANCE = ["practice_id", "plugin_id", "name", "subject_id", "id", "version", "snapshot", "value", "status", "lock_version", "created_at", "updated_at"];
const SLOW_POLL_MS = 30_000;

const subjectOf = (ctx: PluginContext, workflow: WorkflowDefinition, subjectId: string): WorkflowSubject => ({
  practiceId: ctx.practiceId,
  pluginId: ctx.pluginId,
  name: workflow.name,
  subjectId,
});

/** The workflow runtime of one portal process. */
export function createWorkflows(host: Host): WorkflowRuntime {
  let heard = false;
  let slowAt = 0;
  const queue = createTimerQueue(host);

  const loop = createBackgroundLoop(host, {
    name: "workflow timers",
    idleMs: 500,
    async turn() {
      if (Date.now() >= slowAt) {
        slowAt = Date.now() + SLOW_POLL_MS;
        await queue.releaseAll();
      }
      return (await fireBatch(host, queue)) > 0;
    },
  });

  const hearSwitches = (): void => {
    if (heard) return;
    heard = true;
    host.bus.on("plugin-switched", ({ practiceId, pluginId }) => {
      const release = async (): Promise<void> => {
        if ((await host.states.state(practiceId, pluginId)).on) await queue.release(practiceId, pluginId);
        loop.wake();
      };
      release().catch((error: unknown) => host.log.error({ err: error, pluginId }, "workflow timers: held timers are released a little later"));
    });
  };

  return {
    async start(ctx, workflow, { subjectId, input }, tx) {
      const subject = subjectOf(ctx, workflow, subjectId);
      const step = firstStep(workflow, input);
      const now = host.clock.now();
      const id = newId();
      try {
        await insertRows(tx, "workflow_instances", INSTANCE, [
          [...subjectParams(subject), id, workflow.version, JSON.stringify(step.snapshot), step.value, step.ended ? "ended" : "active", 1, now, now],
        ]);
      } catch (error) {
        if (error instanceof UniqueConstraintError) throw new AppError("CONFLICT", "This was already started.", { pluginId: ctx.pluginId, reason: `${workflow.name} of ${subjectId}` });
        throw error;
      }
      await applyStep(host, ctx, workflow, { subject, instanceId: id, lockVersion: 1, from: null, event: "start", step }, tx);
      return workflowState(workflow, step.snapshot, 1);
    },
    async send(ctx, workflow, subjectId, event, tx) {
      const state = await advanceWorkflow(host, ctx, workflow, subjectOf(ctx, workflow, subjectId), event, tx);
      if (!state) throw notFound();
      return state;
    },
    async state(ctx, workflow, subjectId, tx) {
      const row = await loadInstance(tx ?? host.db.hot, subjectOf(ctx, workflow, subjectId));
      return row ? workflowState(workflow, currentSnapshot(workflow, row, ctx.pluginId), row.lock_version) : null;
    },
    history: (practiceId, pluginId, name, subjectId) =>
      host.db.hot.all(
        `SELECT at, from_value AS \`from\`, to_value AS \`to\`, event, actor FROM workflow_history WHERE ${SUBJECT_IS} ORDER BY lock_version`,
        subjectParams({ practiceId, pluginId, name, subjectId }),
      ),
    async fireTimers() {
      let fired = 0;
      let batch = 1;
      while (batch > 0) {
        batch = await fireBatch(host, queue);
        fired += batch;
      }
      return fired;
    },
    release: (practiceId, pluginId) => queue.release(practiceId, pluginId),
    startTicking() {
      hearSwitches();
      loop.start();
    },
    stop: () => loop.stop(),
  };
}
