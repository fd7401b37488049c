import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { remind, tellGiver } from "./homework-effects.ts";
import { mirrorHomework } from "./mirror-homework.ts";

export interface HomeworkContext {
  /** Milliseconds from one reminder to the next. */
  waits: number[];
  reminded: number;
  /** Until it shows. */
  startMs: number;
}

export type HomeworkEvent =
  | { type: "start"; waits: number[] }
  | { type: "submit" }
  | { type: "takeBack"; waits: number[] }
  | { type: "review" }
  | { type: "sendBack"; waits: number[] }
  | { type: "cancel" };

const tenYears = 3_650 * 86_400_000;

const machine = setup({
  types: { input: {} as Pick<HomeworkContext, "waits" | "startMs">, context: {} as HomeworkContext, events: {} as HomeworkEvent },
  actions: {
    remind: (_, _params: { number: number }) => undefined,
    tellGiver: () => undefined,
    plan: assign(({ event }) => ("waits" in event ? { waits: event.waits, reminded: 0 } : {})),
    count: assign({ reminded: ({ context }) => context.reminded + 1 }),
  },
  guards: { startsNow: ({ context }) => context.startMs === 0, hasMore: ({ context }) => context.reminded < context.waits.length },
  delays: { start: ({ context }) => context.startMs, reminder: ({ context }) => context.waits[context.reminded] ?? tenYears },
}).createMachine({
  id: "homework",
  context: ({ input }) => ({ ...input, reminded: 0 }),
  initial: "scheduled",
  on: { cancel: ".cancelled" },
  states: {
    // Made, and shown from its first day on.
    scheduled: { always: { guard: "startsNow", target: "assigned" }, after: { start: "assigned" } },
    assigned: {
      after: { reminder: { guard: "hasMore", target: "assigned", reenter: true, actions: [{ type: "remind", params: ({ context }) => ({ number: context.reminded + 1 }) }, "count"] } },
      on: { start: { target: "started", actions: "plan" }, submit: "submitted" },
    },
    started: {
      after: { reminder: { guard: "hasMore", target: "started", reenter: true, actions: [{ type: "remind", params: ({ context }) => ({ number: context.reminded + 1 }) }, "count"] } },
      on: { submit: "submitted" },
    },
    submitted: { entry: "tellGiver", on: { takeBack: { target: "started", actions: "plan" }, review: "reviewed", sendBack: { target: "started", actions: "plan" } } },
    reviewed: { on: { sendBack: { target: "started", actions: "plan" } } },
    cancelled: { type: "final" },
  },
});

/** One piece of homework from the day it shows to the day it is reviewed or withdrawn. */
export const homeworkWorkflow = defineWorkflow({
  name: "homework",
  version: 1,
  machine,
  exampleInput: { waits: [1_000, 2_000], startMs: 5 },
  exampleEvents: [{ type: "start", waits: [1_000] }, { type: "submit" }, { type: "takeBack", waits: [] }, { type: "review" }, { type: "sendBack", waits: [1_000] }, { type: "cancel" }],
  effects: { remind, tellGiver },
  project: (ctx, tx, subjectId, { value }) => mirrorHomework(ctx, tx, subjectId, value),
});
