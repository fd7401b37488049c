import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { askCheckIn } from "./ask-check-in.ts";

export interface SessionContext {
  /** Epoch milliseconds; tells news from what is known. */
  startsAt: number;
  /** Until the check-in is asked; null when it is too late for one. */
  askMs: number | null;
}

export type SessionEvent = { type: "move"; startsAt: number; askMs: number | null } | { type: "over" };

const machine = setup({
  types: { input: {} as SessionContext, context: {} as SessionContext, events: {} as SessionEvent },
  actions: {
    askCheckIn: (_, _params: { startsAt: number }) => undefined,
    keep: assign(({ event }) => (event.type === "move" ? { startsAt: event.startsAt, askMs: event.askMs } : {})),
  },
  guards: { tooLate: ({ context }) => context.askMs === null },
  delays: { ask: ({ context }) => context.askMs ?? 0 },
}).createMachine({
  id: "session",
  context: ({ input }) => input,
  initial: "waiting",
  on: { over: ".over", move: { target: ".waiting", reenter: true, actions: "keep" } },
  states: {
    waiting: { always: { guard: "tooLate", target: "begun" }, after: { ask: "asked" } },
    asked: { entry: { type: "askCheckIn", params: ({ context }) => ({ startsAt: context.startsAt }) } },
    begun: {},
    over: {},
  },
});

/** A session from its booking to its check-in an hour before. */
export const sessionWorkflow = defineWorkflow({
  name: "session",
  version: 1,
  machine,
  exampleInput: { startsAt: 1, askMs: 1_000 },
  exampleEvents: [{ type: "move", startsAt: 2, askMs: 2_000 }, { type: "move", startsAt: 2, askMs: null }, { type: "over" }],
  effects: { askCheckIn },
});
