import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import type { WorkflowDefinition } from "@anteroom/core/server";
import { giveNext } from "./give-next.ts";

interface Waiting {
  /** Milliseconds until the form is given next. */
  waitMs: number;
}

const machine = setup({
  types: { input: {} as Waiting, context: {} as Waiting, events: {} as { type: "next"; waitMs: number } | { type: "end" } },
  delays: { wait: ({ context }) => context.waitMs },
  actions: { give: () => undefined, keepWait: assign(({ context, event }) => (event.type === "next" ? { waitMs: event.waitMs } : context)) },
}).createMachine({
  id: "recurrence",
  context: ({ input }) => ({ waitMs: input.waitMs }),
  initial: "waiting",
  on: { end: ".ended" },
  states: {
    waiting: { after: { wait: "giving" } },
    giving: { entry: "give", on: { next: { target: "waiting", actions: "keepWait" } } },
    ended: { type: "final" },
  },
});

/** A form that comes again and again: a timer that survives restarts, and one step that gives it or says why not. */
export const recurrenceWorkflow: WorkflowDefinition = defineWorkflow({
  name: "recurrence",
  version: 1,
  machine,
  exampleInput: { waitMs: 60_000 } satisfies Waiting,
  exampleEvents: [{ type: "next", waitMs: 60_000 }, { type: "end" }],
  effects: { give: (ctx, _params: null, info) => giveNext(ctx, info, recurrenceWorkflow) },
});
