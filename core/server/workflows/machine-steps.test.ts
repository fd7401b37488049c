import { describe, expect, it } from "vitest";
import { assign, cancel, createMachine, initialTransition, raise, setup, transition } from "xstate";
import type { WorkflowDefinition } from "./define-workflow.ts";
import { CANCEL, RAISE, firstStep, nextStep, restored, stateName } from "./machine-steps.ts";
import { reachableSnapshots } from "./reachable-snapshots.ts";

const machine = setup({ types: { context: {} as { n: number } } }).createMachine({
  id: "m",
  context: { n: 0 },
  initial: "a",
  states: {
    a: { after: { 100: "b" }, on: { ping: { actions: [raise({ type: "pong" }, { delay: 50, id: "p" }), raise({ type: "now" })] }, calm: { actions: cancel("p") }, now: { actions: assign({ n: 7 }) } } },
    b: { initial: "one", states: { one: { on: { next: "two" } }, two: { on: { back: "#m.a" } } } },
  },
});
const workflow: WorkflowDefinition = { name: "m", version: 1, machine, effects: {}, exampleEvents: [{ type: "ping" }, { type: "calm" }, { type: "next" }, { type: "back" }, { type: "pong" }] };

describe("the names that XState gives delayed raises", () => {
  it("are those that the host turns into timers", () => {
    const [a, started] = initialTransition(machine);
    expect(started.map(({ type, params }) => ({ type, params }))).toEqual([
      { type: RAISE, params: { id: "xstate.after.100.m.a", delay: 100, event: { type: "xstate.after.100.m.a" } } },
    ]);
    const [, pinged] = transition(machine, a, { type: "ping" });
    expect(pinged.map(({ type, params }) => ({ type, params }))).toContainEqual({ type: RAISE, params: { id: "p", delay: 50, event: { type: "pong" } } });
    const [, calmed] = transition(machine, a, { type: "calm" });
    expect(calmed.map(({ type, params }) => ({ type, params }))).toEqual([{ type: CANCEL, params: { sendId: "p" } }]);
    const [, left] = transition(machine, a, { type: "xstate.after.100.m.a" });
    expect(left.map(({ type, params }) => ({ type, params }))).toEqual([{ type: CANCEL, params: { sendId: "xstate.after.100.m.a" } }]);
    expect([RAISE, CANCEL]).toEqual(["xstate.raise", "xstate.cancel"]);
  });
});

describe("steps", () => {
  it("take an undelayed raise at once and a delayed one as a timer", () => {
    const step = nextStep(workflow, firstStep(workflow, undefined).snapshot, { type: "ping" });
    expect(step).toMatchObject({ value: "a", context: { n: 7 }, actions: [{ kind: "set-timer", id: "p", delay: 50, event: { type: "pong" } }] });
  });

  it("refuse a context and parameters that JSON would change", () => {
    const dated = { ...workflow, machine: createMachine({ context: { at: { due: new Date(0) } }, initial: "a", states: { a: {} } }) };
    expect(() => firstStep(dated, undefined)).toThrow(/the context is not JSON at context.at.due/);
    const acting = { ...workflow, effects: { go: async () => undefined }, machine: createMachine({ initial: "a", states: { a: { entry: { type: "go", params: { many: new Map() } } } } }) };
    expect(() => firstStep(acting, undefined)).toThrow(/"go" has parameters that are not JSON at params.many/);
  });

  it("refuse an action without an effect", () => {
    const acting = { ...workflow, machine: createMachine({ initial: "a", states: { a: { entry: "go" } } }) };
    expect(() => firstStep(acting, undefined)).toThrow(/the action "go" has no effect/);
  });
});

describe("every reachable snapshot", () => {
  it("goes on from JSON as it would have gone on without", () => {
    const reached = reachableSnapshots(workflow);
    expect(new Set(reached.map(({ value }) => value))).toEqual(new Set(["a", "b.one", "b.two"]));
    for (const { snapshot, value, path } of reached) {
      let live = initialTransition(machine)[0];
      for (const type of path) live = transition(machine, live, { type })[0];
      expect(stateName(live.value)).toBe(value);
      expect(JSON.parse(JSON.stringify(machine.getPersistedSnapshot(restored(workflow, snapshot))))).toEqual(JSON.parse(JSON.stringify(machine.getPersistedSnapshot(live))));
    }
  });
});
