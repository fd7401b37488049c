import { assign, setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import type { OrderRow } from "./autopay-rows.ts";
import { publishOrderDue } from "./order-due.ts";
import { giveNotice } from "./give-notice.ts";
import { projectOrder } from "./project-order.ts";
import { tellStopped } from "./tell-stopped.ts";

const day = 86_400_000;
/** From one failed try to the next; as many retries as there are waits, and no more. */
export const retryWaits = [day, 3 * day, 5 * day];

export interface OrderContext {
  noticeMs: number;
  hasBackup: boolean;
  tries: number;
  onBackup: boolean;
  /** Asking again would not help, as with an expired card. */
  final: boolean;
}

/** `wait`: something else that pays the invoice is on its way. */
export type OrderEvent = { type: "paid" } | { type: "wait" } | { type: "failed"; final: boolean } | { type: "stop"; why: NonNullable<OrderRow["why"]> };

const machine = setup({
  types: { input: {} as Pick<OrderContext, "noticeMs" | "hasBackup">, context: {} as OrderContext, events: {} as OrderEvent },
  actions: {
    giveNotice: () => undefined,
    tryOrder: (_, _params: { backup: boolean }) => undefined,
    tellStopped: () => undefined,
    count: assign({ tries: ({ context }) => context.tries + 1 }),
    turnToBackup: assign({ onBackup: true }),
  },
  guards: {
    canRetry: ({ context, event }) => !context.onBackup && event.type === "failed" && !event.final && context.tries < retryWaits.length,
    canTurn: ({ context }) => context.hasBackup && !context.onBackup,
  },
  delays: { held: day, notice: ({ context }) => context.noticeMs, retry: ({ context }) => retryWaits[context.tries] ?? 0 },
}).createMachine({
  id: "order",
  context: ({ input }) => ({ ...input, tries: 0, onBackup: false, final: false }),
  initial: "noticed",
  on: { stop: ".stopped", paid: ".done" },
  states: {
    noticed: { entry: "giveNotice", after: { notice: "charging" } },
    charging: {
      entry: { type: "tryOrder", params: ({ context }) => ({ backup: context.onBackup }) },
      on: { wait: "held", failed: [{ guard: "canRetry", target: "waiting" }, { guard: "canTurn", target: "charging", reenter: true, actions: "turnToBackup" }, { target: "stopped" }] },
    },
    waiting: { after: { retry: { target: "charging", actions: "count" } } },
    held: { after: { held: "charging" } },
    stopped: { type: "final", entry: "tellStopped" },
    done: { type: "final" },
  },
});

/** One automatic payment: the payer is told first, it is tried at most four times, then once with the backup, then it stops. While something else that pays the invoice is on its way it waits, which is no try. */
export const orderWorkflow = defineWorkflow({
  name: "order",
  version: 1,
  machine,
  exampleInput: { noticeMs: day, hasBackup: true },
  exampleEvents: [{ type: "paid" }, { type: "wait" }, { type: "failed", final: false }, { type: "failed", final: true }, { type: "stop", why: "ended" }],
  effects: { giveNotice, tryOrder: publishOrderDue, tellStopped },
  project: (ctx, tx, subjectId, { value }) => projectOrder(ctx, tx, subjectId, value),
});
