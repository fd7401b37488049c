import { setup } from "xstate";
import { defineWorkflow } from "../../workflows/define-workflow.ts";

export type ChangeState = "proposed" | "accepted" | "rejected" | "replaced";

const machine = setup({ types: { events: {} as { type: "accept" } | { type: "reject" } | { type: "replace" } } }).createMachine({
  id: "profile-change",
  initial: "proposed",
  states: {
    proposed: { on: { accept: "accepted", reject: "rejected", replace: "replaced" } },
    accepted: { type: "final" },
    rejected: { type: "final" },
    replaced: { type: "final" },
  },
});

/** A change of a client's details that a portal user proposed: staff accept or reject it, or the person replaces it (PROF-04). */
export const changeWorkflow = defineWorkflow({
  name: "profile-change",
  version: 1,
  machine,
  exampleInput: undefined,
  exampleEvents: [{ type: "accept" }, { type: "reject" }, { type: "replace" }],
  effects: {},
  async project(ctx, tx, subjectId, state) {
    await tx.run("UPDATE profile_changes SET state = ? WHERE id = ? AND practice_id = ?", [state.value, subjectId, ctx.practiceId]);
  },
});
