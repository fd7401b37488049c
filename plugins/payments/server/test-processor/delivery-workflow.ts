import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { publishNoticeDue } from "./notice-due.ts";

const second = 1_000;
/** How long the test processor waits after each try that was not answered well. */
const waits = [10 * second, 60 * second, 600 * second, 3_600 * second, 21_600 * second];

const machine = setup({
  types: { input: {} as { inMs: number }, context: {} as { inMs: number; tries: number }, events: {} as { type: "delivered" } | { type: "failed" } },
  actions: { deliver: () => undefined, count: assign({ tries: ({ context }) => context.tries + 1 }) },
  guards: { isNow: ({ context }) => context.inMs <= 0, isTired: ({ context }) => context.tries >= waits.length },
  delays: { first: ({ context }) => context.inMs, again: ({ context }) => waits[context.tries] ?? 0 },
}).createMachine({
  id: "test-delivery",
  context: ({ input }) => ({ inMs: input.inMs, tries: 0 }),
  initial: "new",
  states: {
    new: { always: [{ guard: "isNow", target: "sending" }, { target: "later" }] },
    later: { after: { first: "sending" } },
    sending: { entry: "deliver", on: { delivered: "delivered", failed: [{ guard: "isTired", target: "dead" }, { target: "waiting" }] } },
    waiting: { after: { again: { target: "sending", actions: "count" } } },
    delivered: { type: "final" },
    // The portal asks about every payment by itself, so nothing is lost.
    dead: { type: "final" },
  },
});

/** One notice of the test processor until the portal has taken it. */
export const deliveryWorkflow = defineWorkflow({
  name: "test-delivery",
  version: 1,
  machine,
  exampleInput: { inMs: 1_000 },
  exampleEvents: [{ type: "delivered" }, { type: "failed" }],
  effects: { deliver: publishNoticeDue },
});
