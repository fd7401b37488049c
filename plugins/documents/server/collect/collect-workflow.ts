import { defineWorkflow } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { assign, setup } from "xstate";
import { collections, collectionStates } from "../tables/collection-rows.ts";
import { endCollection, remindCollection } from "./collection-timers.ts";

interface Timing {
  /** Milliseconds. */
  expiresIn: number;
  /** Milliseconds between reminders; 0 for none. */
  remindEvery: number;
}

type CollectEvent = { type: "send"; last: boolean } | { type: "reject" } | { type: "accept"; last: boolean } | { type: "cancel" };

const mostReminders = 5;
const aYear = 365 * 86_400_000;
const isLast = ({ event }: { event: CollectEvent }): boolean => "last" in event && event.last;

const machine = setup({
  types: { input: {} as Timing, context: {} as Timing & { reminded: number }, events: {} as CollectEvent },
  delays: { expiry: ({ context }) => context.expiresIn, reminder: ({ context }) => context.remindEvery || aYear },
  guards: { isLast, mayRemind: ({ context }) => context.remindEvery > 0 && context.reminded < mostReminders },
  actions: { remind: () => undefined, end: () => undefined },
}).createMachine({
  id: "collect",
  context: ({ input }) => ({ ...input, reminded: 0 }),
  initial: "open",
  states: {
    open: {
      initial: "wanted",
      after: { expiry: "expired" },
      on: { cancel: "cancelled", accept: { guard: "isLast", target: "completed" } },
      states: {
        wanted: {
          after: { reminder: [{ guard: "mayRemind", target: "wanted", reenter: true, actions: ["remind", assign({ reminded: ({ context }) => context.reminded + 1 })] }, { target: "wanted", reenter: true }] },
          on: { send: { guard: "isLast", target: "toCheck" } },
        },
        toCheck: { on: { reject: "wanted" } },
      },
    },
    completed: { type: "final" },
    cancelled: { type: "final" },
    expired: { type: "final", entry: "end" },
  },
});

async function project(ctx: PluginContext, tx: Tx, subjectId: string, { value }: { value: string }): Promise<void> {
  const state = collectionStates.find((one) => one === value.replace(/^open\./, ""));
  if (!state) throw new Error(`documents: the workflow is in a state that a request does not know: ${value}`);
  await ctx.model(collections).update({ state }, { where: { practiceId: ctx.practiceId, id: subjectId }, transaction: tx.sequelize });
}

/** From asking for documents to having them: its timers remind the portal user, and end a request that nobody answered. */
export const collectWorkflow = defineWorkflow({
  name: "collect",
  version: 1,
  machine,
  exampleInput: { expiresIn: 90 * 86_400_000, remindEvery: 3 * 86_400_000 },
  exampleEvents: [{ type: "send", last: false }, { type: "send", last: true }, { type: "reject" }, { type: "accept", last: false }, { type: "accept", last: true }, { type: "cancel" }],
  effects: {
    remind: (ctx, _params: never, { subjectId, onceKey }) => remindCollection(ctx, subjectId, onceKey),
    end: (ctx, _params: never, { subjectId, onceKey }) => endCollection(ctx, subjectId, onceKey),
  },
  project,
});
