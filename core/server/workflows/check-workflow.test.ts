import { describe, expect, it } from "vitest";
import { and, assign, createMachine, enqueueActions, fromPromise, not, raise, setup, type AnyStateMachine } from "xstate";
import { checkWorkflow } from "./check-workflow.ts";
import type { WorkflowDefinition } from "./define-workflow.ts";

const withMachine = (machine: AnyStateMachine, more: Partial<WorkflowDefinition> = {}): string[] =>
  checkWorkflow("tasks", { name: "reminder", version: 1, machine, effects: { remind: async () => undefined }, ...more });

describe("checkWorkflow", () => {
  it("has nothing to say about named actions and guards, assign, raise and cancel", () => {
    const machine = setup({
      actions: { remind: () => undefined, count: assign({}) },
      guards: { few: () => true },
      delays: { day: 1 },
    }).createMachine({
      initial: "a",
      states: { a: { entry: ["remind", "count", raise({ type: "x" }, { delay: "day" })], after: { day: { target: "a", guard: and(["few", not("few")]) } } } },
    });
    expect(withMachine(machine)).toEqual([]);
  });

  it.each<[string, AnyStateMachine, RegExp]>([
    ["a function as an action", createMachine({ initial: "a", states: { a: { on: { go: { actions: () => undefined } } } } }), /tasks: workflow "reminder": the state "a" has a function as an action/],
    ["a function as an entry action", createMachine({ initial: "a", states: { a: { entry: () => undefined } } }), /has a function as an action/],
    ["a function as a guard", createMachine({ initial: "a", states: { a: { always: { target: "b", guard: () => true } }, b: {} } }), /the state "a" has a function as a guard/],
    ["a function inside a guard", createMachine({ initial: "a", states: { a: { on: { go: { target: "b", guard: not(() => true) } } }, b: {} } }), /has a function as a guard/],
    ["an action without an effect", createMachine({ initial: "a", states: { a: { initial: "b", states: { b: { exit: "shout" } } } } }), /the state "a.b" names the action "shout", which is not in `effects`/],
    ["a built-in that needs a living actor", createMachine({ initial: "a", states: { a: { entry: enqueueActions(() => undefined) } } }), /uses xstate.enqueueActions/],
    ["an invoked actor", setup({ actors: { load: fromPromise(async () => 1) } }).createMachine({ initial: "a", states: { a: { invoke: { src: "load" } } } }), /invokes an actor/],
    ["a context that is not JSON", createMachine({ context: { when: new Date(0) }, initial: "a", states: { a: {} } }), /does not start with its exampleInput: .*context.when/],
  ])("refuses %s", (_what, machine, sentence) => {
    expect(withMachine(machine).join("\n")).toMatch(sentence);
  });

  it("refuses names and versions that cannot be stored", () => {
    const machine = createMachine({ initial: "a", states: { a: {} } });
    expect(withMachine(machine, { name: "Re Minder", version: 0 })).toHaveLength(2);
  });
});
