import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import type { WorkflowDefinition } from "@anteroom/core/server";
import { giveForAppointment } from "./give-for-appointment.ts";

interface Waiting {
  /** Milliseconds until the form is given. */
  waitMs: number;
}

const machine = setup({
  types: { input: {} as Waiting, context: {} as Waiting, events: {} as { type: "move"; waitMs: number } | { type: "cancel" } },
  delays: { wait: ({ context }) => context.waitMs },
  actions: { give: () => undefined, keepWait: assign(({ context, event }) => (event.type === "move" ? { waitMs: event.waitMs } : context)) },
}).createMachine({
  id: "appointment-form",
  context: ({ input }) => ({ waitMs: input.waitMs }),
  initial: "waiting",
  states: {
    waiting: { after: { wait: "due" }, on: { move: { target: "waiting", reenter: true, actions: "keepWait" }, cancel: "cancelled" } },
    due: { entry: "give" },
    // An appointment that was cancelled can stand again, such as one that moved and was put back.
    cancelled: { on: { move: { target: "waiting", actions: "keepWait" } } },
  },
});

/** A form that goes with one appointment: it waits for its day, moves with the appointment, and is given once. */
export const appointmentWorkflow: WorkflowDefinition = defineWorkflow({
  name: "appointment-form",
  version: 1,
  machine,
  exampleInput: { waitMs: 60_000 } satisfies Waiting,
  exampleEvents: [{ type: "move", waitMs: 60_000 }, { type: "cancel" }],
  effects: { give: (ctx, _params: null, info) => giveForAppointment(ctx, info) },
});
