import type { WorkflowDefinition } from "./define-workflow.ts";
import { firstStep, nextStep, restored, stateName, type MachineEvent, type Step } from "./machine-steps.ts";

/** A state that a workflow can come to. */
export interface ReachedSnapshot {
  value: string;
  /** As it is stored. */
  snapshot: unknown;
  /** The events that lead there from the start. */
  path: readonly string[];
}

const MOST = 500;

/**
 * The states that a workflow reaches with its example input, its example events and its timers; at most 500.
 * Each goes through JSON before the next event, as the host stores it.
 * @throws when a state does not come back from JSON as it was.
 */
export function reachableSnapshots(workflow: WorkflowDefinition): ReachedSnapshot[] {
  const found = new Map<string, ReachedSnapshot>();
  const queue: { step: Step; timers: ReadonlyMap<string, MachineEvent>; path: string[] }[] = [
    { step: firstStep(workflow, workflow.exampleInput), timers: new Map(), path: [] },
  ];
  for (let at = queue.shift(); at && found.size < MOST; at = queue.shift()) {
    const { step, path } = at;
    const text = JSON.stringify(step.snapshot);
    const stored: unknown = JSON.parse(text);
    const timers = timersAfter(at.timers, step);
    // The same state with other timers waits for other things.
    const key = `${text} ${[...timers.keys()].sort().join(" ")}`;
    if (found.has(key)) continue;
    const back = stateName(restored(workflow, stored).value);
    if (back !== step.value) throw new Error(`workflow "${workflow.name}": the state "${step.value}" came back from storage as "${back}".`);
    found.set(key, { value: step.value, snapshot: stored, path });
    for (const event of [...(workflow.exampleEvents ?? []), ...timers.values()]) {
      const next = nextStep(workflow, stored, event);
      if (next) queue.push({ step: next, timers, path: [...path, event.type] });
    }
  }
  return [...found.values()];
}

function timersAfter(before: ReadonlyMap<string, MachineEvent>, step: Step): Map<string, MachineEvent> {
  const timers = new Map(before);
  for (const action of step.actions) {
    if (action.kind === "set-timer") timers.set(action.id, action.event);
    if (action.kind === "cancel-timer") timers.delete(action.id);
  }
  if (step.ended) timers.clear();
  return timers;
}
