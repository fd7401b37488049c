import { assign, setup } from "xstate";
import { defineWorkflow } from "../workflows/define-workflow.ts";
import { sayBack } from "./say-back.ts";
import type { Back } from "./say-back.ts";

/** What the workflow keeps. */
export interface DeskContext {
  assigneeId: string | null;
  until: number | null;
  snoozeMs: number;
  /** The last entry that was there when the conversation was put away: only what comes after brings it back. */
  sinceSeq: number;
}

type DeskEvent =
  | { type: "assign"; staffId: string | null }
  | { type: "snooze"; until: number; snoozeMs: number; seq: number }
  | { type: "close"; seq: number }
  | { type: "reopen" }
  | { type: "clientWrote"; seq: number };

const machine = setup({
  types: { input: {} as { assigneeId: string | null }, context: {} as DeskContext, events: {} as DeskEvent },
  actions: {
    sayBack: (_, _params: Back) => undefined,
    keepAssignee: assign({ assigneeId: ({ context, event }) => (event.type === "assign" ? event.staffId : context.assigneeId) }),
    keepSnooze: assign(({ context, event }) => (event.type === "snooze" ? { until: event.until, snoozeMs: event.snoozeMs, sinceSeq: event.seq } : context)),
    keepPlace: assign({ sinceSeq: ({ context, event }) => (event.type === "close" ? event.seq : context.sinceSeq), until: null }),
    forgetSnooze: assign({ until: null }),
  },
  guards: { isNews: ({ context, event }) => event.type === "clientWrote" && event.seq > context.sinceSeq },
  delays: { snooze: ({ context }) => context.snoozeMs },
}).createMachine({
  id: "desk",
  context: ({ input }) => ({ assigneeId: input.assigneeId, until: null, snoozeMs: 0, sinceSeq: 0 }),
  initial: "open",
  on: { assign: { actions: "keepAssignee" } },
  states: {
    open: {
      on: { snooze: { target: "snoozed", actions: "keepSnooze" }, close: { target: "closed", actions: "keepPlace" } },
    },
    snoozed: {
      after: { snooze: { target: "open", actions: ["forgetSnooze", { type: "sayBack", params: { from: "snoozed", why: "time" } }] } },
      on: {
        snooze: { target: "snoozed", reenter: true, actions: "keepSnooze" },
        close: { target: "closed", actions: "keepPlace" },
        reopen: { target: "open", actions: "forgetSnooze" },
        clientWrote: { guard: "isNews", target: "open", actions: ["forgetSnooze", { type: "sayBack", params: { from: "snoozed", why: "wrote" } }] },
      },
    },
    closed: {
      on: {
        reopen: "open",
        clientWrote: { guard: "isNews", target: "open", actions: { type: "sayBack", params: { from: "closed", why: "wrote" } } },
      },
    },
  },
});

const someone = "01JD0000000000000000000000";

/** Where a conversation stands for the practice: open, snoozed until a time or a client's message, or closed until a client's message. */
export const deskWorkflow = defineWorkflow({
  name: "desk",
  version: 1,
  machine,
  exampleInput: { assigneeId: someone },
  exampleEvents: [
    { type: "assign", staffId: someone },
    { type: "snooze", until: 1_764_000_000_000, snoozeMs: 60_000, seq: 1 },
    { type: "close", seq: 1 },
    { type: "reopen" },
    { type: "clientWrote", seq: 2 },
  ],
  effects: { sayBack },
  async project(ctx, tx, conversationId, { value, context }: { value: string; context: DeskContext }) {
    // Closing settles what waited; a client's next message waits anew.
    const settled = value === "closed" ? ", closed_at = COALESCE(closed_at, ?), waiting_since = NULL" : ", closed_at = NULL";
    await tx.run(`UPDATE inbox_conversations SET desk_state = ?, assignee_id = ?, snoozed_until = ?${settled} WHERE id = ? AND practice_id = ?`, [
      value, context.assigneeId, context.until, ...(value === "closed" ? [ctx.now()] : []), conversationId, ctx.practiceId,
    ]);
  },
});
