import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { askForDocuments } from "./ask-for-documents.ts";
import { projectGiven } from "./project-given.ts";
import { remindOfPacket } from "./remind-of-packet.ts";

interface PacketTimes {
  /** Milliseconds until each reminder, each from the one before. */
  remindIn: number[];
}

const never = 100 * 365 * 24 * 60 * 60 * 1000;

const machine = setup({
  types: { input: {} as PacketTimes, context: {} as PacketTimes, events: {} as { type: "finish" } | { type: "reopen" } | { type: "ask" } | { type: "revoke" } },
  delays: { reminder: ({ context }) => context.remindIn[0] ?? never },
  guards: { reminds: ({ context }) => context.remindIn.length > 0 },
  actions: { remind: () => undefined, askForDocuments: () => undefined, nextReminder: assign({ remindIn: ({ context }) => context.remindIn.slice(1) }) },
}).createMachine({
  id: "packet",
  context: ({ input }) => ({ remindIn: input.remindIn }),
  initial: "open",
  entry: "askForDocuments",
  states: {
    open: {
      on: { finish: "done", ask: { actions: "askForDocuments" }, revoke: "revoked" },
      after: { reminder: { guard: "reminds", target: "open", reenter: true, actions: ["remind", "nextReminder"] } },
    },
    done: { on: { reopen: "open" } },
    revoked: { type: "final" },
  },
});

/** One packet given to one portal user: its documents are asked for, it is reminded of as one thing, and it ends when its steps are done. */
export const packetWorkflow = defineWorkflow({
  name: "packet",
  version: 1,
  machine,
  exampleInput: { remindIn: [60_000] } satisfies PacketTimes,
  exampleEvents: [{ type: "ask" }, { type: "finish" }, { type: "reopen" }, { type: "revoke" }],
  effects: {
    remind: (ctx, _params: null, info) => remindOfPacket(ctx, info),
    askForDocuments: (ctx, _params: null, { subjectId }) => askForDocuments(ctx, subjectId),
  },
  project: projectGiven,
});
