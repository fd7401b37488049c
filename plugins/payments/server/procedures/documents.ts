import { AppError, idInput, invalid, notFound, pageCursor, pageOf } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { z } from "zod";
import { neutralWord } from "../cards/charge-words.ts";
import { chargedLines } from "../documents/charged-lines.ts";
import { documentKinds, documents as documentModel } from "../documents/document-rows.ts";
import type { DocumentRow } from "../documents/document-rows.ts";
import { documentFor } from "../documents/guard-document.ts";
import { keepInvoicePaper } from "../documents/keep-invoice-paper.ts";
import { keepRangeInvoice } from "../documents/keep-range-paper.ts";
import { keepStatement } from "../documents/keep-statement.ts";
import { keepSuperbill } from "../documents/keep-superbill.ts";
import { servicesOf, superbillFacts } from "../documents/superbill-facts.ts";
import { whereToFill } from "../documents/where-to-fill.ts";
import { invoiceFor } from "../invoices/find-invoice.ts";
import { nameOfPayer } from "../payers/name-of-payer.ts";
import { visiblePayers } from "../payers/visible-payers.ts";
import { portalProcedure, staffProcedure } from "../trpc.ts";

const shown = (row: DocumentRow) => ({ id: row.id, kind: row.kind, title: row.title, size: row.size, madeAt: row.madeAt, fileId: row.fileId, fromDay: row.fromDay, toDay: row.toDay, clientId: row.clientId });

async function listOf(ctx: PluginContext, viewer: Viewer, clientId: string, { kind, after }: { kind?: DocumentRow["kind"] | undefined; after?: string | undefined }) {
  const payerIds = (await visiblePayers(ctx, viewer, clientId)).map((payer) => payer.id);
  const { rows, next } = await pageOf(ctx.model(documentModel), { where: { practiceId: ctx.practiceId, payerId: payerIds, ...(kind ? { kind } : {}) }, after });
  return { documents: rows.map(shown), next };
}

const listInput = z.object({ kind: z.enum(documentKinds).optional(), after: pageCursor });

/** Invoices, superbills, receipts and statements that were made, the newest first. */
export const documents = portalProcedure.meta({ permission: "payments.use" }).input(listInput).query(({ ctx: { plugin, viewer }, input }) => listOf(plugin, viewer, viewer.clientId, input));

/** The same of a client, for staff, with the professionals whose sessions a paper may be about. */
export const clientDocuments = staffProcedure
  .meta({ permission: "payments.see" })
  .input(listInput.extend({ clientId: idInput() }))
  .query(async ({ ctx: { plugin, viewer }, input }) => {
    const client = await plugin.people.clientFor(viewer, input.clientId);
    const [papers, team, accounts, users] = await Promise.all([listOf(plugin, viewer, client.id, input), plugin.people.careTeam(client.id), visiblePayers(plugin, viewer, client.id), plugin.people.portalUsersOf(client.id)]);
    return { ...papers, payers: accounts.map((one) => ({ id: one.id, name: nameOfPayer(one.portalUserId, users, client) })), mayBill: plugin.holds("payments.bill", viewer), professionals: team.map((one) => ({ id: one.id, name: one.name })) };
  });

const range = z.object({ from: z.iso.date("Enter the first day."), to: z.iso.date("Enter the last day."), staffId: z.string().nullable().default(null) });
const generateInput = range.extend({ kind: z.enum(["invoice", "superbill", "statement"], "Choose what to make.") });

/** The accounts that a paper is about: those that this viewer sees of the client; papers of staff are about one account at a time. */
async function accountOf(ctx: PluginContext, viewer: Viewer, clientId: string, payerId: string | null, kind: string) {
  const seen = await visiblePayers(ctx, viewer, clientId);
  const chosen = payerId ? seen.find((payer) => payer.id === payerId) : (seen.find((payer) => viewer.kind === "portal" && payer.portalUserId === viewer.portalUserId) ?? seen[0]);
  if (!chosen) throw payerId ? notFound("this payer") : new AppError("CONFLICT", kind === "statement" ? "Nothing was charged or paid in these days." : "There are no charged sessions in these days.", { reason: "empty" });
  return { clientId, payerId: chosen.id, payerIds: payerId ? [chosen.id] : viewer.kind === "portal" ? seen.map((payer) => payer.id) : [chosen.id] };
}

/** @throws AppError `INVALID` with the field `to` */
function inOrder({ from, to }: { from: string; to: string }): void {
  if (from > to) throw invalid({ to: "The last day is before the first." });
}

async function make(ctx: PluginContext, viewer: Viewer, clientId: string, payerId: string | null, input: z.output<typeof generateInput>, additional: readonly string[] = []) {
  const noStaff = input.kind === "superbill" && !input.staffId;
  // Both at once, so that nobody mends one to be told of the other.
  if (noStaff) throw invalid({ ...(input.from > input.to ? { to: "The last day is before the first." } : {}), staffId: "Choose the professional: a superbill is about one." });
  inOrder(input);
  if (input.kind !== "superbill" && additional.length > 0) throw invalid({ additional: "Only a superbill names additional clients." });
  const account = await accountOf(ctx, viewer, clientId, payerId, input.kind);
  const of = { ...account, from: input.from, to: input.to, staffId: input.staffId };
  const row = input.kind === "superbill" ? await keepSuperbill(ctx, { ...of, staffId: input.staffId ?? "", additional }) : input.kind === "statement" ? await keepStatement(ctx, of) : await keepRangeInvoice(ctx, of);
  return shown(row);
}

/** Generate Date Range Invoice, and its siblings for insurers and for one's own books. Kept; the same charges again answer the same paper. */
export const generate = portalProcedure.meta({ permission: "payments.use" }).input(generateInput).mutation(({ ctx: { plugin, viewer }, input }) => make(plugin, viewer, viewer.clientId, null, input));

/** One name a line. */
const additionalInput = z.string().default("")
  .transform((text) => text.split(/\r?\n/).map((name) => name.trim()).filter(Boolean))
  .refine((names) => names.length <= 5, "Name 5 people or fewer.")
  .refine((names) => names.every((name) => name.length <= 100), "Use 100 characters or fewer for a name.");

/** The same by staff, who name additional clients of a couple or family on a superbill. */
export const generateFor = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(generateInput.extend({ clientId: idInput(), payerId: idInput().nullable().default(null), additional: additionalInput }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { clientId, payerId, additional, ...input } }) => make(plugin, viewer, (await plugin.people.clientFor(viewer, clientId)).id, payerId, input, additional));

/** The sessions that such a paper would list, before it is made, and who gave them. */
export const rangeSessions = portalProcedure
  .meta({ permission: "payments.use" })
  .input(range)
  .query(async ({ ctx: { plugin, viewer }, input: { from, to, staffId } }) => {
    inOrder({ from, to });
    const payerIds = (await visiblePayers(plugin, viewer, viewer.clientId)).map((payer) => payer.id);
    const neutral = await plugin.setting<boolean>("neutralWords", { clientId: viewer.clientId });
    const all = await chargedLines(plugin, { payerIds, from, to, staffId: null });
    const staff = await Promise.all([...new Set(all.flatMap((line) => (line.staffId ? [line.staffId] : [])))].map((id) => plugin.people.staffMember(id)));
    return {
      professionals: staff.flatMap((one) => (one ? [{ id: one.id, name: one.name }] : [])),
      sessions: all.filter((line) => !staffId || line.staffId === staffId).map((line) => ({ id: line.id, day: line.day, what: neutral ? neutralWord(line) : line.said.description, amount: line.amount + line.tax, paid: line.paidPart, currency: line.invoice.currency, staffId: line.staffId })),
    };
  });

const superbillInput = range.extend({ clientId: idInput(), payerId: idInput().nullable().default(null), staffId: idInput() });

/** What a superbill of these days would lack, with the page where this viewer fills it in, or who can. */
export const superbillMissing = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(superbillInput)
  .query(async ({ ctx: { plugin, viewer }, input: { clientId, payerId, from, to, staffId } }) => {
    inOrder({ from, to });
    const client = await plugin.people.clientFor(viewer, clientId);
    const account = await accountOf(plugin, viewer, clientId, payerId, "superbill");
    const lines = servicesOf(await chargedLines(plugin, { ...account, from, to, staffId }));
    const { missing } = lines.length === 0 ? { missing: [] } : await superbillFacts(plugin, { client, staffId, lines });
    return { missing: missing.map((one) => ({ say: one.say, ...whereToFill(plugin, viewer, one, { clientId, staffId }) })) };
  });

/** The paper of one invoice as it stands now. */
export const invoicePaper = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => shown(await keepInvoicePaper(plugin, await invoiceFor(plugin, viewer, id))));

/** Notes a download and answers which file it is; the file's own guard is asked again when its bytes are. */
export const openDocument = portalProcedure
  .meta({ permission: "payments.use" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await documentFor(plugin, viewer, id);
    if (!row) throw notFound("this document");
    await plugin.transaction((tx) => plugin.audit("downloaded", { subject: id, clientId: row.clientId }, tx));
    return { fileId: row.fileId };
  });
