import type { AnyStateNode } from "xstate";
import type { WorkflowDefinition } from "./define-workflow.ts";
import { firstStep } from "./machine-steps.ts";

const BUILT_IN = new Set(["xstate.assign", "xstate.raise", "xstate.cancel"]);

const typeOf = (value: unknown): string | undefined => {
  if (typeof value === "string") return value;
  const type: unknown = value !== null && (typeof value === "object" || typeof value === "function") ? Reflect.get(value, "type") : undefined;
  return typeof type === "string" ? type : undefined;
};

const asArray = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What keeps the host from running a workflow, each in one sentence that names the plugin and the workflow; none when it is fine. */
export function checkWorkflow(pluginId: string, workflow: WorkflowDefinition): string[] {
  const problems = new Set<string>();
  const who = `${pluginId}: workflow "${workflow.name}"`;
  const { actions, guards, delays } = workflow.machine.implementations;

  const checkAction = (action: unknown, where: string): void => {
    const type = typeOf(action);
    if (typeof action === "function") {
      if (type === undefined) problems.add(`${who}: ${where} has a function as an action; give the action a name and put the function into \`effects\`.`);
      else if (!BUILT_IN.has(type)) problems.add(`${who}: ${where} uses ${type}, which the host does not run; use assign, raise, cancel or a named action.`);
      else if (type === "xstate.raise") checkDelay(Reflect.get(action, "delay"), where);
      return;
    }
    if (type === undefined) return;
    const made: unknown = actions[type];
    const madeType = typeOf(made);
    if (madeType !== undefined) checkAction(made, `the action "${type}"`);
    else if (!Object.hasOwn(workflow.effects, type)) problems.add(`${who}: ${where} names the action "${type}", which is not in \`effects\`; add it there.`);
  };

  const checkDelay = (delay: unknown, where: string): void => {
    if (typeof delay !== "string" || Number.isFinite(Number(delay))) return;
    if (!Object.hasOwn(delays, delay)) problems.add(`${who}: ${where} names the delay "${delay}", which setup({ delays }) does not have; add it there.`);
  };

  const checkGuard = (guard: unknown, where: string): void => {
    if (guard === undefined) return;
    if (typeof guard === "function") {
      // and, or and not hold other guards; stateIn only has its check.
      if (!("check" in guard)) problems.add(`${who}: ${where} has a function as a guard; give it a name and put it into setup({ guards }).`);
      for (const inner of asArray(Reflect.get(guard, "guards"))) checkGuard(inner, where);
      return;
    }
    const type = typeOf(guard);
    if (type !== undefined && !Object.hasOwn(guards, type)) problems.add(`${who}: ${where} names the guard "${type}", which setup({ guards }) does not have; add it there.`);
  };

  const visit = (node: AnyStateNode): void => {
    const where = `the state "${node.path.join(".") || node.key}"`;
    if (node.invoke.length > 0) problems.add(`${who}: ${where} invokes an actor, which the host does not keep alive; use a named action and send an event when it is done.`);
    for (const action of [...node.entry, ...node.exit, ...asArray(node.initial?.actions)]) checkAction(action, where);
    for (const move of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
      for (const action of move.actions) checkAction(action, where);
      checkGuard(move.guard, where);
    }
    for (const child of Object.values(node.states)) visit(child);
  };

  if (!/^[a-z][a-z0-9-]*$/.test(workflow.name)) problems.add(`${who}: its name must be kebab-case, such as reminder.`);
  if (!Number.isInteger(workflow.version) || workflow.version < 1) problems.add(`${who}: its version must be a whole number from 1.`);
  visit(workflow.machine.root);
  if (problems.size === 0) {
    try {
      firstStep(workflow, workflow.exampleInput);
    } catch (error) {
      problems.add(`${who} does not start with its exampleInput: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return [...problems];
}
