import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { undoMs } from "./appointment-events.ts";
import type { AppointmentContext, AppointmentEvent, AppointmentInput } from "./appointment-events.ts";
import { projectAppointment } from "./project-appointment.ts";
import { remind } from "./remind.ts";
import type { Plan } from "./plan-of.ts";

const remindNow = (what: "reminder" | "last-reminder") => ({ type: "remind" as const, params: { what } });

const standing = {
  // All are counted from the entry, so that one that comes late (the server was down) moves none of the others.
  after: {
    reminder: { guard: "hasReminder", actions: remindNow("reminder") },
    lastReminder: { guard: "hasLastReminder", actions: remindNow("last-reminder") },
    complete: "completed",
  },
  on: {
    move: { target: "booked", reenter: true, actions: "plan" },
    cancel: { target: "cancelling", actions: ["keepEnd"] },
    replace: "rescheduled",
    // Taken back before anybody was told of it.
    release: "released",
    complete: "completed",
    missed: "noShow",
  },
} as const;

const machine = setup({
  types: { input: {} as AppointmentInput, context: {} as AppointmentContext, events: {} as AppointmentEvent },
  actions: {
    remind: (_, _params: { what: string }) => undefined,
    plan: assign(({ event }) => ("plan" in event ? { plan: event.plan } : {})),
    keepHold: assign(({ event }) => (event.type === "request" || event.type === "pay" ? { holdMs: event.holdMs } : {})),
    keepEnd: assign(({ event }) => (event.type === "cancel" ? { endedBy: event.by } : {})),
    isComing: assign({ wasConfirmed: true }),
    isNotSure: assign({ wasConfirmed: false }),
  },
  guards: {
    startsHeld: ({ context }) => context.first === "held",
    startsRequested: ({ context }) => context.first === "requested",
    startsProposed: ({ context }) => context.first === "proposed",
    hasReminder: ({ context }) => context.plan.reminderMs !== null,
    hasLastReminder: ({ context }) => context.plan.lastReminderMs !== null,
    wasConfirmed: ({ context }) => context.wasConfirmed,
    byStaff: ({ context }) => context.endedBy === "staff",
    late: ({ context }) => context.endedBy === "portal-late",
  },
  delays: { hold: ({ context }) => context.holdMs, reminder: ({ context }) => context.plan.reminderMs ?? 0, lastReminder: ({ context }) => context.plan.lastReminderMs ?? 0, complete: ({ context }) => context.plan.completeMs, undo: undoMs, tooLate: 3 * 86_400_000 },
}).createMachine({
  id: "appointment",
  context: ({ input }) => ({ ...input, wasConfirmed: false, endedBy: "portal" as const }),
  initial: "new",
  states: {
    new: { always: [{ guard: "startsHeld", target: "held" }, { guard: "startsRequested", target: "requested" }, { guard: "startsProposed", target: "proposed" }, { target: "booked" }] },
    held: { after: { hold: "released" }, on: { request: { target: "requested", actions: "keepHold" }, book: { target: "booked", actions: "plan" }, pay: { target: "paying", actions: "keepHold" }, release: "released" } },
    paying: { after: { hold: "lapsed" }, on: { request: { target: "requested", actions: "keepHold" }, book: { target: "booked", actions: "plan" }, release: "released" } },
    // Free again, unless money that was on its way arrives and nobody has taken the time meanwhile.
    lapsed: { after: { tooLate: "released" }, on: { book: { target: "booked", actions: "plan" } } },
    requested: { after: { hold: "expired" }, on: { book: { target: "booked", actions: "plan" }, decline: "declined", release: "released", withdraw: "withdrawn" } },
    proposed: { after: { hold: "released" }, on: { book: { target: "booked", actions: "plan" }, release: "released" } },
    booked: {
      ...standing,
      entry: "isNotSure",
      on: { ...standing.on, confirm: { target: "confirmed", actions: "plan" } },
    },
    confirmed: {
      ...standing,
      entry: "isComing",
    },
    cancelling: {
      after: { undo: [{ guard: "byStaff", target: "practiceCancelled" }, { guard: "late", target: "lateCancelled" }, { target: "cancelled" }] },
      on: { undo: [{ guard: "wasConfirmed", target: "confirmed", actions: "plan" }, { target: "booked", actions: "plan" }] },
    },
    completed: { on: { missed: "noShow" } },
    noShow: { on: { complete: "completed" } },
    cancelled: { type: "final" },
    lateCancelled: { type: "final" },
    practiceCancelled: { type: "final" },
    rescheduled: { type: "final" },
    declined: { type: "final" },
    expired: { type: "final" },
    released: { type: "final" },
    withdrawn: { type: "final" },
  },
});

const plan: Plan = { reminderMs: 1_000, lastReminderMs: 2_000, completeMs: 3_000 };

/** One appointment from the moment that its time is held to the end of it. */
export const appointmentWorkflow = defineWorkflow({
  name: "appointment",
  version: 1,
  machine,
  exampleInput: { first: "held", holdMs: 1_000, plan },
  exampleEvents: [
    { type: "request", holdMs: 1_000 }, { type: "pay", holdMs: 1_000 }, { type: "book", plan }, { type: "move", plan }, { type: "confirm", plan }, { type: "undo", plan }, { type: "decline" }, { type: "release" }, { type: "withdraw" },
    { type: "cancel", by: "portal-late" }, { type: "cancel", by: "staff" }, { type: "replace" }, { type: "complete" }, { type: "missed" },
  ],
  effects: { remind },
  project: (ctx, tx, subjectId, { value, context }) => projectAppointment(ctx, tx, subjectId, { value, context: context as AppointmentContext }),
});
