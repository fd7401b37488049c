import { setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import type { WorkflowDefinition } from "@anteroom/core/server";
import { offerNext } from "./offer-next.ts";
import { tellOthers } from "./tell-others.ts";
import { projectWaitOffer } from "./project-wait-offer.ts";

const machine = setup({
  types: { input: {} as { holdMs: number }, context: {} as { holdMs: number }, events: {} as { type: "accept" } | { type: "decline" } | { type: "withdraw" } | { type: "lose" } },
  actions: { offerNext: () => undefined, tellOthers: () => undefined },
  delays: { hold: ({ context }) => context.holdMs },
}).createMachine({
  id: "wait-offer",
  context: ({ input }) => ({ holdMs: input.holdMs }),
  initial: "offered",
  states: {
    offered: { after: { hold: "expired" }, on: { accept: "accepted", decline: "declined", withdraw: "withdrawn", lose: "taken" } },
    accepted: { type: "final", entry: "tellOthers" },
    taken: { type: "final" },
    declined: { type: "final", entry: "offerNext" },
    withdrawn: { type: "final", entry: "offerNext" },
    expired: { type: "final", entry: "offerNext" },
  },
});

/** A freed time that somebody is offered: when they do not take it the next one is asked, and when they do, those who were asked too are told. */
export const waitOfferWorkflow: WorkflowDefinition = defineWorkflow({
  name: "wait-offer",
  version: 1,
  machine,
  exampleInput: { holdMs: 1_000 },
  exampleEvents: [{ type: "accept" }, { type: "decline" }, { type: "withdraw" }, { type: "lose" }],
  effects: { tellOthers: (ctx, _params: null, info): Promise<void> => tellOthers(ctx, info, waitOfferWorkflow), offerNext: (ctx, _params: null, info): Promise<void> => offerNext(ctx, info, waitOfferWorkflow) },
  project: (ctx, tx, subjectId, { value }) => projectWaitOffer(ctx, tx, subjectId, value),
});
