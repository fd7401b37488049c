import { createActor, initialTransition, transition, type AnyMachineSnapshot, type Snapshot, type StateValue } from "xstate";
import type { WorkflowDefinition } from "./define-workflow.ts";
import { notJsonAt } from "./plain-json.ts";

export interface MachineEvent {
  type: string;
  [key: string]: unknown;
}

/** What a transition asks the host to do, in order. */
export type StepAction =
  | { kind: "set-timer"; id: string; delay: number; event: MachineEvent }
  | { kind: "cancel-timer"; id: string }
  | { kind: "effect"; name: string; params: unknown };

/** One transition: the new state as JSON, and what follows from it. */
export interface Step {
  /** XState's persisted snapshot; plain JSON. */
  snapshot: Snapshot<unknown>;
  value: string;
  context: unknown;
  /** The machine has ended: nothing of it is left to wait for. */
  ended: boolean;
  actions: readonly StepAction[];
}

// XState's own names for a delayed raise and its cancellation; a test fails when they change.
export const RAISE = "xstate.raise";
export const CANCEL = "xstate.cancel";

/** A state's name as one text: `open`, `open.waiting`, and parallel parts joined by `,`. */
export function stateName(value: StateValue): string {
  if (typeof value === "string") return value;
  return Object.entries(value)
    .map(([name, inner]) => (inner === undefined ? name : `${name}.${stateName(inner)}`).replace(/\.$/, ""))
    .join(",");
}

const field = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined);

function stepAction(workflow: WorkflowDefinition, action: { type: string; params?: unknown }): StepAction | null {
  const { type, params } = action;
  if (type === CANCEL) return { kind: "cancel-timer", id: String(field(params, "sendId")) };
  if (type === RAISE) {
    const delay = field(params, "delay");
    // Without a delay XState has already taken the event inside this transition.
    if (typeof delay !== "number") return null;
    const event = field(params, "event") as MachineEvent;
    const at = notJsonAt(event, "event");
    if (at !== null) throw new Error(`workflow "${workflow.name}": the delayed event "${event.type}" is not JSON at ${at}; keep only plain values in it.`);
    return { kind: "set-timer", id: String(field(params, "id") ?? event.type), delay, event };
  }
  if (!Object.hasOwn(workflow.effects, type)) {
    throw new Error(`workflow "${workflow.name}": the action "${type}" has no effect of that name; add it to \`effects\`, or use assign, raise or cancel.`);
  }
  const at = notJsonAt(params ?? null, "params");
  if (at !== null) throw new Error(`workflow "${workflow.name}": the action "${type}" has parameters that are not JSON at ${at}; give it ids and plain values.`);
  return { kind: "effect", name: type, params: params ?? null };
}

function toStep(workflow: WorkflowDefinition, next: AnyMachineSnapshot, actions: readonly { type: string; params?: unknown }[]): Step {
  if (next.status === "error") throw new Error(`workflow "${workflow.name}" threw in the state "${stateName(next.value)}": ${String(next.error)}`);
  const at = notJsonAt(next.context, "context");
  if (at !== null) throw new Error(`workflow "${workflow.name}": the context is not JSON at ${at}; keep only plain values in it.`);
  return {
    snapshot: workflow.machine.getPersistedSnapshot(next),
    value: stateName(next.value),
    context: next.context,
    ended: next.status !== "active",
    actions: actions.map((action) => stepAction(workflow, action)).filter((action) => action !== null),
  };
}

/** The first step of a workflow. */
export function firstStep(workflow: WorkflowDefinition, input: unknown): Step {
  const [next, actions] = initialTransition(workflow.machine, input);
  return toStep(workflow, next, actions);
}

/** The stored snapshot as XState knows it; nothing is started. */
export const restored = (workflow: WorkflowDefinition, snapshot: unknown): AnyMachineSnapshot =>
  createActor(workflow.machine, { snapshot: snapshot as Snapshot<unknown> }).getSnapshot();

/** The step that an event causes, or null when the state does not take it. */
export function nextStep(workflow: WorkflowDefinition, snapshot: unknown, event: MachineEvent): Step | null {
  const current = restored(workflow, snapshot);
  if (current.status !== "active" || !current.can(event)) return null;
  const [next, actions] = transition(workflow.machine, current, event);
  return toStep(workflow, next, actions);
}
