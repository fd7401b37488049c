import { setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { projectProposal } from "./project-proposal.ts";

const machine = setup({
  types: { input: {} as { holdMs: number }, context: {} as { holdMs: number }, events: {} as { type: "choose" } | { type: "none" } | { type: "withdraw" } },
  delays: { hold: ({ context }) => context.holdMs },
}).createMachine({
  id: "proposal",
  context: ({ input }) => ({ holdMs: input.holdMs }),
  initial: "open",
  states: {
    open: { after: { hold: "expired" }, on: { choose: "booked", none: "noneFits", withdraw: "withdrawn" } },
    booked: { type: "final" },
    noneFits: { type: "final" },
    withdrawn: { type: "final" },
    expired: { type: "final" },
  },
});

/** Times that staff proposed, until one is chosen or they run out. Each time is held by its own appointment. */
export const proposalWorkflow = defineWorkflow({
  name: "proposal",
  version: 1,
  machine,
  exampleInput: { holdMs: 1_000 },
  exampleEvents: [{ type: "choose" }, { type: "none" }, { type: "withdraw" }],
  effects: {},
  project: (ctx, tx, subjectId, { value }) => projectProposal(ctx, tx, subjectId, value),
});
