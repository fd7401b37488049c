import { assign, cancel, raise, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { projectAssignment } from "./project-assignment.ts";
import { remind } from "./remind.ts";

/** When things happen, in milliseconds from the event that says so; the machine itself never looks at a clock. */
export interface AssignmentTimes {
  /** Until it is sent; 0 sends it at once. */
  sendIn: number;
  /** Until each reminder, at most three, each from the one before. */
  remindIn: number[];
  /** Until it can no longer be answered; null when it stays open. */
  closeIn: number | null;
}

export interface AssignmentContext extends AssignmentTimes {
  started: boolean;
  returned: boolean;
}

type AssignmentEvent =
  | { type: "start" }
  | { type: "submit" }
  | { type: "amend" }
  | { type: "keep" }
  | { type: "review" }
  | { type: "giveBack"; remindIn: number[]; closeIn: number | null }
  | { type: "revoke" }
  | { type: "extend"; remindIn: number[]; closeIn: number | null }
  | { type: "remind" }
  | { type: "close" };

/** So far off that it never comes: a machine cannot leave a timer out. */
const never = 100 * 365 * 24 * 60 * 60 * 1000;

const machine = setup({
  types: { input: {} as AssignmentTimes, context: {} as AssignmentContext, events: {} as AssignmentEvent },
  actions: {
    remind: () => undefined,
    armReminder: raise({ type: "remind" }, { id: "reminder", delay: "reminder" }),
    disarmReminder: cancel("reminder"),
    armClose: raise({ type: "close" }, { id: "close", delay: "close" }),
    disarmClose: cancel("close"),
    nextReminder: assign({ remindIn: ({ context }) => context.remindIn.slice(1) }),
    keepTimes: assign(({ context, event }) => (event.type === "extend" || event.type === "giveBack" ? { remindIn: event.remindIn, closeIn: event.closeIn } : context)),
    // Somebody who changes what they sent is hurried by nobody.
    forgetTimes: assign({ remindIn: [], closeIn: null }),
    keepStarted: assign({ started: true, returned: false }),
    keepReturned: assign({ returned: true }),
  },
  guards: {
    waits: ({ context }) => context.sendIn > 0,
    reminds: ({ context }) => context.remindIn.length > 0,
    closes: ({ context }) => context.closeIn !== null,
    isReturned: ({ context }) => context.returned,
    isStarted: ({ context }) => context.started,
  },
  delays: {
    send: ({ context }) => context.sendIn,
    reminder: ({ context }) => context.remindIn[0] ?? never,
    close: ({ context }) => context.closeIn ?? never,
  },
}).createMachine({
  id: "assignment",
  context: ({ input }) => ({ sendIn: input.sendIn, remindIn: input.remindIn, closeIn: input.closeIn, started: false, returned: false }),
  initial: "new",
  states: {
    new: { always: [{ guard: "waits", target: "scheduled" }, { target: "open" }] },
    scheduled: { after: { send: "open" }, on: { revoke: "revoked" } },
    open: {
      initial: "sent",
      entry: ["armReminder", "armClose"],
      exit: ["disarmReminder", "disarmClose"],
      on: {
        remind: { guard: "reminds", actions: ["remind", "nextReminder", "armReminder"] },
        close: { guard: "closes", target: "expired" },
        extend: { actions: ["keepTimes", "disarmReminder", "armReminder", "disarmClose", "armClose"] },
        submit: { target: "submitted", actions: "keepStarted" },
        revoke: "revoked",
      },
      states: {
        sent: { on: { start: { target: "inProgress", actions: "keepStarted" } } },
        inProgress: {},
        returned: { on: { start: { target: "inProgress", actions: "keepStarted" } } },
        // What was sent stays as it was until the changed answers are sent.
        amending: { on: { keep: "#assignment.submitted" } },
      },
    },
    submitted: {
      on: {
        review: "reviewed",
        amend: { target: "open.amending", actions: "forgetTimes" },
        giveBack: { target: "open.returned", actions: ["keepTimes", "keepReturned"] },
      },
    },
    reviewed: { on: { amend: { target: "open.amending", actions: "forgetTimes" }, giveBack: { target: "open.returned", actions: ["keepTimes", "keepReturned"] } } },
    expired: {
      on: {
        extend: [
          { guard: "isReturned", target: "open.returned", actions: "keepTimes" },
          { guard: "isStarted", target: "open.inProgress", actions: "keepTimes" },
          { target: "open.sent", actions: "keepTimes" },
        ],
        revoke: "revoked",
      },
    },
    revoked: {},
  },
});

/** One form given to one portal user, from being scheduled to being reviewed (product.md 4). */
export const assignmentWorkflow = defineWorkflow({
  name: "assignment",
  version: 1,
  machine,
  exampleInput: { sendIn: 0, remindIn: [60_000], closeIn: 120_000 } satisfies AssignmentTimes,
  exampleEvents: [
    { type: "start" }, { type: "submit" }, { type: "amend" }, { type: "keep" }, { type: "review" }, { type: "giveBack", remindIn: [], closeIn: null },
    { type: "extend", remindIn: [60_000], closeIn: null }, { type: "remind" }, { type: "close" }, { type: "revoke" },
  ],
  effects: { remind },
  project: projectAssignment,
});
