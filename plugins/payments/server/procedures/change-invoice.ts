import { idInput, invalid, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { z } from "zod";
import { changeDraft as changeLines } from "../invoices/change-draft.ts";
import { correctCodes as correct } from "../invoices/correct-codes.ts";
import { creditInvoice, voidInvoice, writeOffInvoice } from "../invoices/end-invoice.ts";
import { invoiceFor } from "../invoices/find-invoice.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { sendInvoice as send } from "../invoices/send-invoice.ts";
import { parseAmount } from "../money/parse-amount.ts";
import { closePages } from "../payments/close-pages.ts";
import { staffProcedure } from "../trpc.ts";
import { codesInput, lineInput, readLines } from "./line-input.ts";

const input = z.object({ key: idInput(), id: idInput() });

/** One change of an invoice, once for its key, with its line in the audit log. */
async function change(ctx: PluginContext, viewer: StaffViewer, { key, id }: z.output<typeof input>, verb: string, run: (tx: Tx, row: InvoiceRow) => Promise<unknown>): Promise<{ id: string }> {
  const row = await invoiceFor(ctx, viewer, id);
  await ctx.transaction((tx) =>
    ctx.once(`${verb}:${key}`, tx, async () => {
      await run(tx, row);
      await ctx.audit(verb, { subject: id, clientId: row.clientId }, tx);
      return null;
    }),
  );
  return { id };
}

/** Sends a draft. */
export const sendInvoice = staffProcedure.meta({ permission: "payments.bill" }).input(input).mutation(({ ctx: { plugin, viewer }, input: asked }) => change(plugin, viewer, asked, "sent-invoice", (tx) => send(plugin, tx, asked.id)));

/** Changes the charges of a draft. `seen` is its `changedAt` that the form was made from. */
export const changeDraft = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(input.extend({ seen: z.number().int(), lines: z.array(lineInput.extend({ id: idInput().nullable().default(null), remove: z.boolean().default(false) })).min(1, "Add a line.").max(200) }))
  .mutation(({ ctx: { plugin, viewer }, input: asked }) =>
    change(plugin, viewer, asked, "changed-draft", async (tx, row) => {
      const read = await readLines(plugin, asked.lines, row.currency);
      const wanted = read.map((line, at) => ({ ...line, id: asked.lines[at]?.id ?? null, remove: asked.lines[at]?.remove ?? false }));
      await changeLines(plugin, tx, { id: asked.id, seen: asked.seen, wanted });
    }),
  );

/** Corrects what insurers read of charges that were sent: their codes, never what they cost. */
export const correctCodes = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(input.extend({ lines: z.array(codesInput.extend({ id: idInput() })).min(1).max(200) }))
  .mutation(({ ctx: { plugin, viewer }, input: asked }) => change(plugin, viewer, asked, "corrected-codes", (tx) => correct(plugin, tx, { id: asked.id, wanted: asked.lines })));

/** Ends what is asked for by an invoice. A page that its payer left open is closed first; what was paid in that moment stays paid, and nothing is changed. */
async function end(ctx: PluginContext, viewer: StaffViewer, asked: z.output<typeof input>, verb: string, run: (tx: Tx) => Promise<unknown>): Promise<{ id: string }> {
  await closePages(ctx, await invoiceFor(ctx, viewer, asked.id));
  return change(ctx, viewer, asked, verb, run);
}

/** Makes an invoice void, or throws a draft away. */
export const voidedInvoice = staffProcedure.meta({ permission: "payments.bill" }).input(input).mutation(({ ctx: { plugin, viewer }, input: asked }) => end(plugin, viewer, asked, "voided-invoice", (tx) => voidInvoice(plugin, tx, asked.id)));

const reason = z.string().trim().max(500, "Use 500 characters or fewer.");

/** Writes off what is left of an invoice. */
export const writeOff = staffProcedure
  .meta({ permission: "payments.refund" })
  .input(input.extend({ reason: reason.min(1, "Say why.") }))
  .mutation(({ ctx: { plugin, viewer }, input: asked }) => end(plugin, viewer, asked, "wrote-off", (tx) => writeOffInvoice(plugin, tx, asked)));

/** Takes a part off an invoice that was wrong. */
export const credit = staffProcedure
  .meta({ permission: "payments.refund" })
  .input(input.extend({ amount: z.string().max(40), reason }))
  .mutation(({ ctx: { plugin, viewer }, input: asked }) =>
    change(plugin, viewer, asked, "credited", async (tx, row) => {
      const read = parseAmount(asked.amount, { currency: row.currency });
      // Both at once, so that nobody mends one to be told of the other.
      if ("problem" in read || asked.reason === "") throw invalid({ ...("problem" in read ? { amount: read.problem } : {}), ...(asked.reason === "" ? { reason: "Say why." } : {}) });
      if (row.state === "draft") throw notFound("this invoice");
      await creditInvoice(plugin, tx, { id: asked.id, amount: read.minor, key: asked.key, reason: asked.reason });
    }),
  );
