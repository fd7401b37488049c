import { defineWorkflow } from "@anteroom/core/server";
import { assign, setup } from "xstate";
import { copyAfterSigning } from "./copy-after-signing.ts";
import { projectRequest } from "./project-request.ts";
import { expireRequest } from "./expire-request.ts";
import { remindSigners } from "./remind-signers.ts";

interface Timing {
  /** Milliseconds. */
  expiresIn: number;
  /** Milliseconds between reminders; 0 for none. */
  remindEvery: number;
}

interface SigningContext extends Timing {
  reminded: number;
  paused: boolean;
  signed: boolean;
}

type SigningEvent = { type: "send" } | { type: "view" } | { type: "sign"; last: boolean } | { type: "ask" } | { type: "resume" } | { type: "decline" } | { type: "void" };

const mostReminders = 5;
const aYear = 365 * 86_400_000;

const lastSign = { guard: "isLast", target: "#signing.completed", actions: "copy" } as const;

const machine = setup({
  types: { input: {} as Timing, context: {} as SigningContext, events: {} as SigningEvent },
  delays: { expiry: ({ context }) => context.expiresIn, reminder: ({ context }) => context.remindEvery || aYear },
  guards: {
    isLast: ({ event }) => event.type === "sign" && event.last,
    mayRemind: ({ context }) => context.remindEvery > 0 && !context.paused && context.reminded < mostReminders,
    someSigned: ({ context }) => context.signed,
  },
  actions: { copy: () => undefined, remind: () => undefined, expire: () => undefined },
}).createMachine({
  id: "signing",
  context: ({ input }) => ({ expiresIn: input.expiresIn, remindEvery: input.remindEvery, reminded: 0, paused: false, signed: false }),
  initial: "draft",
  states: {
    draft: { on: { send: "open", void: "voided" } },
    open: {
      type: "parallel",
      after: { expiry: "expired" },
      on: { decline: "declined", void: "voided" },
      states: {
        progress: {
          initial: "sent",
          states: {
            sent: { on: { view: "viewed", ask: "paused", sign: [lastSign, { target: "partlySigned", actions: ["copy", assign({ signed: true })] }] } },
            viewed: { on: { ask: "paused", sign: [lastSign, { target: "partlySigned", actions: ["copy", assign({ signed: true })] }] } },
            partlySigned: { on: { ask: "paused", sign: [lastSign, { target: "partlySigned", reenter: true, actions: ["copy", assign({ signed: true })] }] } },
            paused: {
              entry: assign({ paused: true }),
              exit: assign({ paused: false }),
              on: { resume: [{ guard: "someSigned", target: "partlySigned" }, { target: "viewed" }] },
            },
          },
        },
        reminding: {
          initial: "waiting",
          states: {
            waiting: {
              after: {
                reminder: [
                  { guard: "mayRemind", target: "waiting", reenter: true, actions: ["remind", assign({ reminded: ({ context }) => context.reminded + 1 })] },
                  { target: "waiting", reenter: true },
                ],
              },
            },
          },
        },
      },
    },
    completed: { type: "final" },
    declined: { type: "final" },
    expired: { type: "final", entry: "expire" },
    voided: { type: "final" },
  },
});

/** From draft to signed: its timers remind and end a request, whatever happens to the process. */
export const signingWorkflow = defineWorkflow({
  name: "signing",
  version: 1,
  machine,
  exampleInput: { expiresIn: 90 * 86_400_000, remindEvery: 3 * 86_400_000 },
  exampleEvents: [{ type: "send" }, { type: "view" }, { type: "sign", last: false }, { type: "sign", last: true }, { type: "ask" }, { type: "resume" }, { type: "decline" }, { type: "void" }],
  effects: {
    copy: (ctx, _params: never, { subjectId }) => copyAfterSigning(ctx, subjectId),
    remind: (ctx, _params: never, { subjectId, onceKey }) => remindSigners(ctx, subjectId, onceKey),
    expire: (ctx, _params: never, { subjectId, onceKey }) => expireRequest(ctx, subjectId, onceKey),
  },
  project: projectRequest,
});
