import { setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { projectAlert } from "./project-alert.ts";
import { tellOfAlert } from "./tell-of-alert.ts";
import type { AlertLevel } from "./alert-rows.ts";

interface AlertTimes {
  /** Milliseconds, by the clock, until the next people are told. */
  waitMs: number;
}

const tell = (to: AlertLevel) => ({ type: "tell" as const, params: { to } });

const machine = setup({
  types: { input: {} as AlertTimes, context: {} as AlertTimes, events: {} as { type: "acknowledge" } | { type: "resolve" } },
  delays: { wait: ({ context }) => context.waitMs },
  actions: { tell: (_, params: { to: AlertLevel }) => void params },
}).createMachine({
  id: "alert",
  context: ({ input }) => ({ waitMs: input.waitMs }),
  initial: "waiting",
  states: {
    waiting: {
      initial: "lead",
      on: { acknowledge: "acknowledged", resolve: "resolved" },
      states: {
        lead: { entry: tell("lead"), after: { wait: "team" } },
        team: { entry: tell("team"), after: { wait: "administrators" } },
        // From here on they are told again and again: an alert is never given up.
        administrators: { entry: tell("administrators"), after: { wait: { target: "administrators", reenter: true } } },
      },
    },
    acknowledged: { on: { resolve: "resolved" } },
    resolved: { type: "final" },
  },
});

/** From the answer to the note about what was done: lead professional, then the rest of the care team, then administrators. */
export const alertWorkflow = defineWorkflow({
  name: "alert",
  version: 1,
  machine,
  exampleInput: { waitMs: 3_600_000 } satisfies AlertTimes,
  exampleEvents: [{ type: "acknowledge" }, { type: "resolve" }],
  effects: { tell: (ctx, { to }: { to: AlertLevel }, info) => tellOfAlert(ctx, to, info) },
  project: projectAlert,
});
