import { setup } from "xstate";
import { defineWorkflow } from "@anteroom/core/server";
import { projectInvoice } from "./project-invoice.ts";
import { tellPayers } from "./tell-payers.ts";

export type InvoiceEvent =
  | { type: "send" }
  /** Amounts changed: what is left, what was paid and what was given back decide where it stands. */
  | { type: "change"; left: number; paid: number; refunded: number }
  | { type: "writeOff" }
  | { type: "void" };

const machine = setup({
  types: { events: {} as InvoiceEvent },
  actions: { tellPayers: () => undefined },
  guards: {
    isOpen: ({ event }) => event.type === "change" && event.left > 0 && event.paid === 0,
    isPartlyPaid: ({ event }) => event.type === "change" && event.left > 0 && event.paid > 0,
    isForgiven: ({ event }) => event.type === "change" && event.left === 0 && event.paid === 0,
    isRefunded: ({ event }) => event.type === "change" && event.left === 0 && event.refunded >= event.paid,
    isPartlyRefunded: ({ event }) => event.type === "change" && event.left === 0 && event.refunded > 0,
    isPaid: ({ event }) => event.type === "change" && event.left === 0,
  },
}).createMachine({
  id: "invoice",
  initial: "draft",
  states: {
    draft: { on: { send: { target: "live", actions: "tellPayers" }, void: "void" } },
    live: {
      initial: "open",
      on: {
        change: [
          { guard: "isOpen", target: ".open" },
          { guard: "isPartlyPaid", target: ".partly paid" },
          { guard: "isForgiven", target: ".written off" },
          { guard: "isRefunded", target: ".refunded" },
          { guard: "isPartlyRefunded", target: ".partly refunded" },
          { guard: "isPaid", target: ".paid" },
        ],
      },
      states: {
        open: { on: { void: "#invoice.void", writeOff: "written off" } },
        "partly paid": { on: { writeOff: "written off" } },
        paid: {}, "written off": {}, refunded: {}, "partly refunded": {},
      },
    },
    void: { type: "final" },
  },
});

/** One invoice, from the draft to paid, void or written off. Overdue is told by its day and is no state. */
export const invoiceWorkflow = defineWorkflow({
  name: "invoice",
  version: 1,
  machine,
  exampleEvents: [
    { type: "send" }, { type: "writeOff" }, { type: "void" },
    ...[[10, 0, 0], [5, 5, 0], [0, 10, 0], [0, 10, 10], [0, 10, 5], [0, 0, 0]].map(([left, paid, refunded]) => ({ type: "change", left, paid, refunded })),
  ],
  effects: { tellPayers },
  project: (ctx, tx, subjectId, { value }) => projectInvoice(ctx, tx, subjectId, value),
});
