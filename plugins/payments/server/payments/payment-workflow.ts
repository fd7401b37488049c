import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { paymentEffects } from "./payment-effects.ts";
import { projectPayment } from "./project-payment.ts";

export type PaymentEvent =
  | { type: "act" }
  | { type: "process" }
  | { type: "hold" }
  | { type: "succeed" }
  | { type: "fail" }
  /** What was given back, held or taken away decides where it stands. */
  | { type: "change"; rest: number; refunded: number; disputed: boolean };

const minute = 60_000;

const machine = setup({
  types: { input: {} as { charge: boolean } | undefined, context: {} as { asked: number; charge: boolean }, events: {} as PaymentEvent },
  actions: {
    askProcessor: () => undefined,
    charge: () => undefined,
    tellOutcome: (_, _params: { what: "succeeded" | "failed" | "disputed" }) => undefined,
    count: assign({ asked: ({ context }) => context.asked + 1 }),
  },
  guards: {
    isLeftToUs: ({ context }) => context.charge,
    isDisputed: ({ event }) => event.type === "change" && event.disputed,
    isRefunded: ({ event }) => event.type === "change" && event.refunded > 0 && event.rest === 0,
    isPartlyRefunded: ({ event }) => event.type === "change" && event.refunded > 0,
  },
  // Soon at first, when an answer was lost; then ever less, when a bank takes its days.
  delays: { again: ({ context }) => [1, 2, 5, 15, 60][context.asked] === undefined ? 6 * 60 * minute : ([1, 2, 5, 15, 60][context.asked] ?? 60) * minute },
}).createMachine({
  id: "payment",
  context: ({ input }) => ({ asked: 0, charge: input?.charge ?? false }),
  initial: "new",
  on: { succeed: ".succeeded", fail: ".failed" },
  states: {
    // Whoever begins a payment in a request asks the processor there and then; otherwise it is asked after the commit.
    new: { always: [{ guard: "isLeftToUs", target: "processing", actions: "charge" }, { target: "processing" }] },
    processing: {
      after: { again: { target: "processing", reenter: true, actions: ["askProcessor", "count"] } },
      on: { act: "needs action", hold: "on hold" },
    },
    "needs action": {
      after: { again: { target: "needs action", reenter: true, actions: ["askProcessor", "count"] } },
      on: { process: "processing", hold: "on hold" },
    },
    "on hold": {
      after: { again: { target: "on hold", reenter: true, actions: ["askProcessor", "count"] } },
      on: { process: "processing", act: "needs action" },
    },
    // A processor may find out later that a payment did arrive: `succeed` is taken here too.
    failed: { entry: { type: "tellOutcome", params: { what: "failed" } }, on: { fail: undefined } },
    succeeded: {
      entry: { type: "tellOutcome", params: { what: "succeeded" } },
      on: { succeed: undefined, fail: undefined, change: [{ guard: "isDisputed", target: "disputed" }, { guard: "isRefunded", target: "refunded" }, { guard: "isPartlyRefunded", target: "partly refunded" }] },
    },
    "partly refunded": { on: { succeed: undefined, fail: undefined, change: [{ guard: "isDisputed", target: "disputed" }, { guard: "isRefunded", target: "refunded" }, { guard: "isPartlyRefunded" }, { target: "kept" }] } },
    // A refund can come back from the payer's bank.
    refunded: { on: { succeed: undefined, fail: undefined, change: [{ guard: "isDisputed", target: "disputed" }, { guard: "isRefunded" }, { guard: "isPartlyRefunded", target: "partly refunded" }, { target: "kept" }] } },
    disputed: {
      entry: { type: "tellOutcome", params: { what: "disputed" } },
      on: { succeed: undefined, fail: undefined, change: [{ guard: "isDisputed" }, { guard: "isRefunded", target: "refunded" }, { guard: "isPartlyRefunded", target: "partly refunded" }, { target: "kept" }] },
    },
    // The bank decided for the practice, or a refund came back: as succeeded, without telling everybody again.
    kept: { on: { succeed: undefined, fail: undefined, change: [{ guard: "isDisputed", target: "disputed" }, { guard: "isRefunded", target: "refunded" }, { guard: "isPartlyRefunded", target: "partly refunded" }] } },
  },
});

/** One payment, from the moment it is begun to the last that a bank says of it. */
export const paymentWorkflow = defineWorkflow({
  name: "payment",
  version: 1,
  machine,
  exampleInput: { charge: true },
  exampleEvents: [{ type: "act" }, { type: "process" }, { type: "hold" }, { type: "succeed" }, { type: "fail" }, { type: "change", rest: 1, refunded: 1, disputed: false }, { type: "change", rest: 0, refunded: 2, disputed: false }, { type: "change", rest: 1, refunded: 0, disputed: true }, { type: "change", rest: 2, refunded: 0, disputed: false }],
  effects: paymentEffects,
  project: (ctx, tx, subjectId, { value }) => projectPayment(ctx, tx, subjectId, value),
});
