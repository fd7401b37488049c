import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { policies, policyStates } from "./policy-rows.ts";
import type { PolicyState } from "./policy-rows.ts";
import { tellEnded, tellEnding } from "./policy-timers.ts";

/** From now, in milliseconds; null without a last day. */
export interface PolicyTimes {
  endsIn: number | null;
  warnIn: number | null;
}

export type PolicyEvent = { type: "review" } | ({ type: "verify" } & PolicyTimes) | ({ type: "dates" } & PolicyTimes) | { type: "reject" } | { type: "replace" };

const never = 100 * 365 * 86_400_000;

const machine = setup({
  types: { context: {} as PolicyTimes, events: {} as PolicyEvent },
  delays: { expiry: ({ context }) => context.endsIn ?? never, warning: ({ context }) => context.warnIn ?? never },
  guards: { ends: ({ context }) => context.endsIn !== null },
  actions: {
    tellEnding: () => undefined,
    tellEnded: () => undefined,
    keepTimes: assign(({ event, context }) => ("endsIn" in event ? { endsIn: event.endsIn, warnIn: event.warnIn } : context)),
  },
}).createMachine({
  id: "policy",
  context: { endsIn: null, warnIn: null },
  initial: "submitted",
  states: {
    submitted: { on: { review: "in review", verify: { target: "verified", actions: "keepTimes" }, reject: "rejected", replace: "expired" } },
    "in review": { on: { verify: { target: "verified", actions: "keepTimes" }, reject: "rejected", replace: "expired" } },
    verified: {
      initial: "current",
      after: { expiry: { guard: "ends", target: "expired", actions: "tellEnded" } },
      on: { dates: { target: "verified", reenter: true, actions: "keepTimes" }, reject: "rejected", replace: "expired" },
      states: { current: { after: { warning: { guard: "ends", target: "ending", actions: "tellEnding" } } }, ending: {} },
    },
    rejected: { type: "final" },
    expired: { type: "final" },
  },
});

const waiting: readonly PolicyState[] = ["submitted", "in review"];

async function project(ctx: PluginContext, tx: Tx, subjectId: string, { value }: { value: string }): Promise<void> {
  const state = policyStates.find((one) => one === value.split(".")[0]);
  if (!state) throw new Error(`payments: the workflow is in a state that a policy does not know: ${value}`);
  await ctx.model(policies).update({ state, ...(waiting.includes(state) ? {} : { openKey: null }) }, { where: { practiceId: ctx.practiceId, id: subjectId }, transaction: tx.sequelize });
  await ctx.cards.touch("payments.insurance", subjectId, tx);
}

/** One policy as it was sent, from submitted to verified, rejected or expired; its timers tell of its end and end it. */
export const policyWorkflow = defineWorkflow({
  name: "policy",
  version: 1,
  machine,
  exampleEvents: [{ type: "review" }, { type: "verify", endsIn: 40 * 86_400_000, warnIn: 10 * 86_400_000 }, { type: "verify", endsIn: null, warnIn: null }, { type: "dates", endsIn: 1_000, warnIn: 0 }, { type: "reject" }, { type: "replace" }],
  effects: {
    tellEnding: (ctx, _params: never, { subjectId, onceKey }) => tellEnding(ctx, subjectId, onceKey),
    tellEnded: (ctx, _params: never, { subjectId, onceKey }) => tellEnded(ctx, subjectId, onceKey),
  },
  project,
});
