import { setup } from "xstate";
import { defineWorkflow } from "../../workflows/define-workflow.ts";
import { giveAccess, takeAccessBack } from "./cover-access.ts";

/** How long until it starts, and how long it lasts. */
export interface AwayTimes {
  startMs: number;
  lengthMs: number;
}

const machine = setup({
  types: { input: {} as AwayTimes, context: {} as AwayTimes, events: {} as { type: "end" } },
  actions: { giveAccess: () => undefined, takeAccessBack: () => undefined },
  delays: { untilStart: ({ context }) => context.startMs, untilEnd: ({ context }) => context.lengthMs },
}).createMachine({
  id: "away",
  context: ({ input }) => ({ startMs: input.startMs, lengthMs: input.lengthMs }),
  initial: "planned",
  states: {
    planned: { after: { untilStart: "active" }, on: { end: "ended" } },
    active: { entry: "giveAccess", after: { untilEnd: "ended" }, on: { end: "ended" }, exit: "takeAccessBack" },
    ended: { type: "final" },
  },
});

/** A time in which a colleague answers in somebody's place: planned, active, ended. */
export const awayWorkflow = defineWorkflow({
  name: "away",
  version: 1,
  machine,
  exampleInput: { startMs: 1_000, lengthMs: 60_000 },
  exampleEvents: [{ type: "end" }],
  effects: {
    giveAccess: (ctx, _params: unknown, { subjectId }) => giveAccess(ctx, subjectId),
    takeAccessBack: (ctx, _params: unknown, { subjectId }) => takeAccessBack(ctx, subjectId),
  },
  async project(ctx, tx, periodId, { value }) {
    await tx.run("UPDATE desk_away_periods SET state = ? WHERE id = ? AND practice_id = ?", [value, periodId, ctx.practiceId]);
  },
});
