import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { actorOf } from "../outbox/actor-of.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { WorkflowDefinition } from "./define-workflow.ts";
import type { MachineEvent, Step } from "./machine-steps.ts";
import type { EffectData } from "./run-effect.ts";
import { SUBJECT_IS, subjectParams, type WorkflowSubject } from "./workflow-rows.ts";

/** A step that has been stored in its instance, and what the rows around it need to know. */
export interface StoredStep {
  subject: WorkflowSubject;
  instanceId: string;
  /** Of the instance after the step. */
  lockVersion: number;
  from: string | null;
  event: string;
  step: Step;
}

const TIMER = ["id", "practice_id", "plugin_id", "name", "subject_id", "timer_id", "event", "state", "due_at", "created_at"];
const HISTORY = ["practice_id", "plugin_id", "name", "subject_id", "lock_version", "at", "from_value", "to_value", "event", "actor"];

/** Writes what follows from a step, in its transaction: timers, effects, history and the plugin's own record. */
export async function applyStep(host: Host, ctx: PluginContext, workflow: WorkflowDefinition, stored: StoredStep, tx: Tx): Promise<void> {
  const { subject, step } = stored;
  await writeTimers(host, stored, tx);
  const effects = step.actions.flatMap((action, index) => (action.kind === "effect" ? [{ action, index }] : []));
  if (effects.length > 0) {
    await host.outbox.add(
      effects.map(({ action, index }) => {
        const onceKey = `${stored.instanceId}:${stored.lockVersion}:${index}`;
        const data: EffectData = { workflow: workflow.name, action: action.name, subjectId: subject.subjectId, params: action.params, onceKey };
        return { practiceId: subject.practiceId, pluginId: subject.pluginId, kind: "effect", name: `${workflow.name}/${action.name}`, version: workflow.version, data, actor: actorOf(ctx.viewer) };
      }),
      tx,
    );
    // Only sooner: the next tick finds the rows as well.
    tx.sequelize.afterCommit(() => host.outbox.kick());
  }
  await insertRows(tx, "workflow_history", HISTORY, [
    [...subjectParams(subject), stored.lockVersion, host.clock.now(), stored.from, step.value, stored.event, actorOf(ctx.viewer).id],
  ]);
  // The definition knows the type of its own context.
  await workflow.project?.(ctx, tx, subject.subjectId, { value: step.value, context: step.context as never });
}

async function writeTimers(host: Host, { subject, step, from }: StoredStep, tx: Tx): Promise<void> {
  // The last word on a timer counts; a state that is entered again cancels its timer and sets it anew.
  const wanted = new Map<string, { delay: number; event: MachineEvent } | null>();
  for (const action of step.actions) {
    if (action.kind === "set-timer") wanted.set(action.id, action);
    if (action.kind === "cancel-timer") wanted.set(action.id, null);
  }
  const isNew = from === null;
  if (step.ended && !isNew) await tx.run(`DELETE FROM workflow_timers WHERE ${SUBJECT_IS}`, subjectParams(subject));
  if (step.ended || wanted.size === 0) return;
  if (!isNew) {
    const ids = [...wanted.keys()];
    await tx.run(`DELETE FROM workflow_timers WHERE ${SUBJECT_IS} AND timer_id IN (${ids.map(() => "?").join(", ")})`, [...subjectParams(subject), ...ids]);
  }
  const now = host.clock.now();
  await insertRows(
    tx,
    "workflow_timers",
    TIMER,
    [...wanted].flatMap(([id, timer]) =>
      timer ? [[newId(), ...subjectParams(subject), id, JSON.stringify(timer.event), "waiting", now + Math.max(0, Math.round(timer.delay)), now]] : [],
    ),
  );
}
