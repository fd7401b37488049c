import { setup } from "xstate";
import { defineWorkflow } from "../workflows/define-workflow.ts";
import { profileChanged } from "./profile-changed.ts";

const threeDays = 3 * 24 * 60 * 60 * 1000;

const machine = setup({
  types: { input: {} as { clientId: string }, context: {} as { clientId: string }, events: {} as { type: "later" } | { type: "done" } },
  actions: { askNext: (_, _params: { clientId: string }) => undefined },
}).createMachine({
  id: "profile-card",
  context: ({ input }) => ({ clientId: input.clientId }),
  initial: "open",
  states: {
    open: { on: { later: "later", done: "done" } },
    later: { after: { [threeDays]: "open" }, on: { done: "done" } },
    done: { entry: { type: "askNext", params: ({ context }) => ({ clientId: context.clientId }) } },
  },
});

/** One question of Profile Completion: asked, put off for three days, or answered; then the next is asked (PROF-03). */
export const profileCardWorkflow = defineWorkflow({
  name: "profile-card",
  version: 1,
  machine,
  exampleInput: { clientId: "01JD0000000000000000000000" },
  exampleEvents: [{ type: "later" }, { type: "done" }],
  effects: {
    askNext: (ctx, params: { clientId: string }) => ctx.transaction((tx) => ctx.events.publish(profileChanged, { clientId: params.clientId }, tx)),
  },
  async project(ctx, tx, subjectId, state) {
    await tx.run("UPDATE profile_cards SET state = ?, changed_at = ? WHERE id = ? AND practice_id = ?", [state.value, ctx.now(), subjectId, ctx.practiceId]);
    await ctx.cards.touch("core.profile-item", subjectId, tx);
  },
});
