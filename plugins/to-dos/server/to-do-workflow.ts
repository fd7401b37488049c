import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { mirrorState } from "./mirror-state.ts";
import { remind, settle, tellGiver } from "./to-do-effects.ts";

/** How long a tick can be taken back on screen, and how much longer the server takes it, for slow lines. */
export const undoMs = 5_000;
const graceMs = 3_000;

export interface ToDoContext {
  needsConfirmation: boolean;
  /** Milliseconds from one reminder to the next. */
  waits: number[];
  reminded: number;
  startMs: number;
  undoUntil: number;
}

export type ToDoInput = Pick<ToDoContext, "needsConfirmation" | "waits"> & { first: "open" | "proposed" | "scheduled"; startMs: number };

export type ToDoEvent =
  | { type: "tick"; at: number }
  | { type: "undo"; at: number; waits: number[] }
  | { type: "confirm" }
  | { type: "giveBack"; waits: number[] }
  | { type: "skip" }
  | { type: "again"; waits: number[] }
  | { type: "agree"; waits: number[] }
  | { type: "cancel" };

const machine = setup({
  types: { input: {} as ToDoInput, context: {} as ToDoContext & { first: ToDoInput["first"] }, events: {} as ToDoEvent },
  actions: {
    remind: (_, _params: { number: number }) => undefined,
    settle: () => undefined,
    tellGiver: (_, _params: { what: "done" | "skipped" }) => undefined,
    plan: assign(({ event }) => ("waits" in event ? { waits: event.waits, reminded: 0 } : {})),
    count: assign({ reminded: ({ context }) => context.reminded + 1 }),
    keepUndo: assign({ undoUntil: ({ event }) => (event.type === "tick" ? event.at + undoMs + graceMs : 0) }),
  },
  guards: {
    startsProposed: ({ context }) => context.first === "proposed",
    startsLater: ({ context }) => context.first === "scheduled",
    isConfirmed: ({ context }) => context.needsConfirmation,
    isQuiet: ({ context }) => context.reminded >= context.waits.length,
    inTime: ({ context, event }) => event.type === "undo" && event.at <= context.undoUntil,
  },
  delays: { start: ({ context }) => context.startMs, reminder: ({ context }) => context.waits[context.reminded] ?? 0, settled: undoMs + graceMs },
}).createMachine({
  id: "to-do",
  context: ({ input }) => ({ needsConfirmation: input.needsConfirmation, waits: input.waits, reminded: 0, startMs: input.startMs, undoUntil: 0, first: input.first }),
  initial: "new",
  on: { cancel: ".cancelled" },
  states: {
    new: { always: [{ guard: "startsProposed", target: "proposed" }, { guard: "startsLater", target: "scheduled" }, { target: "open" }] },
    scheduled: { after: { start: "open" } },
    proposed: { on: { agree: { target: "open", actions: "plan" }, skip: "skipped" } },
    open: {
      always: { guard: "isQuiet", target: "quiet" },
      after: { reminder: { target: "open", reenter: true, actions: [{ type: "remind", params: ({ context }) => ({ number: context.reminded + 1 }) }, "count"] } },
      on: { tick: [{ guard: "isConfirmed", target: "awaiting", actions: "keepUndo" }, { target: "ticked", actions: "keepUndo" }], skip: "skipped" },
    },
    // Open still, with no reminder left.
    quiet: { on: { tick: [{ guard: "isConfirmed", target: "awaiting", actions: "keepUndo" }, { target: "ticked", actions: "keepUndo" }], skip: "skipped" } },
    ticked: { after: { settled: "done" }, on: { undo: { guard: "inTime", target: "open", actions: "plan" } } },
    awaiting: {
      entry: { type: "tellGiver", params: { what: "done" } },
      on: { confirm: "done", giveBack: { target: "open", actions: "plan" }, undo: { guard: "inTime", target: "open", actions: "plan" } },
    },
    done: { entry: "settle", on: { again: { target: "open", actions: "plan" } } },
    skipped: { entry: [{ type: "tellGiver", params: { what: "skipped" } }, "settle"], on: { again: { target: "open", actions: "plan" } } },
    cancelled: { type: "final" },
  },
});

/** One to-do from the day it shows to the day it is done, refused or withdrawn. */
export const toDoWorkflow = defineWorkflow({
  name: "to-do",
  version: 1,
  machine,
  exampleInput: { needsConfirmation: true, waits: [1_000, 2_000], first: "proposed", startMs: 0 },
  exampleEvents: [{ type: "agree", waits: [1_000] }, { type: "tick", at: 1 }, { type: "undo", at: 2, waits: [] }, { type: "confirm" }, { type: "giveBack", waits: [] }, { type: "skip" }, { type: "again", waits: [1_000] }, { type: "cancel" }],
  effects: { remind, settle, tellGiver },
  project: (ctx, tx, subjectId, { value }) => mirrorState(ctx, tx, subjectId, value),
});
