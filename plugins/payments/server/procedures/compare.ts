import { AppError, idInput, invalid, notFound, pageCursor, pageOf } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { z } from "zod";
import { compareDay } from "../compare/compare-day.ts";
import { days, differences } from "../compare/compare-rows.ts";
import type { DifferenceRow } from "../compare/compare-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { reconcilePayment } from "../payments/ask-processor.ts";
import { payments } from "../payments/payment-rows.ts";
import { wantedOf } from "../payments/wanted-of.ts";
import { isLive } from "../processors/processor-of.ts";
import { openText, sealText } from "../sealed.ts";
import { staffProcedure } from "../trpc.ts";

const mostOpen = 100;

/** Differences as the page shows them: with the client's name for those who may see the client. */
async function shown(ctx: PluginContext, viewer: StaffViewer, rows: readonly DifferenceRow[]) {
  const [names, paid] = await Promise.all([
    ctx.people.clientNames(viewer, [...new Set(rows.flatMap((row) => row.clientId ?? []))]),
    ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, id: rows.flatMap((row) => row.paymentId ?? []) } }),
  ]);
  const invoiceOf = new Map(paid.map((row) => [row.get().id, wantedOf(row.get())[0]?.invoiceId ?? null]));
  return rows.map(({ id, day, side, kind, ref, clientId, paymentId, amount, currency, state, note }) => {
    const client = clientId ? names.get(clientId) : undefined;
    const invoiceId = invoiceOf.get(paymentId ?? "");
    return { id, day, side, kind, ref, amount, currency, state, note: openText(ctx, ["differences", id, "note"], note), client: client ?? null, href: client && clientId ? `/staff/clients/${clientId}/billing${invoiceId ? `/${invoiceId}` : ""}` : null, canAsk: paymentId !== null };
  });
}

/** The days that were compared with the processor, the latest first, and every difference that nobody has settled. */
export const comparison = staffProcedure
  .meta({ permission: "payments.books" })
  .input(z.object({ after: pageCursor }))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const { practiceId } = plugin;
    const [{ rows, next }, open, settled, live, today] = await Promise.all([
      // Days as they are written sort as they lie; a cursor of them is a number with dashes.
      pageOf(plugin.model(days), { where: { practiceId }, by: [["day", "DESC"], ["id", "DESC"]], after }),
      plugin.model(differences).findAll({ where: { practiceId, state: "open" }, order: [["id", "DESC"]], limit: mostOpen }),
      plugin.model(differences).findAll({ where: { practiceId, state: "settled" }, order: [["id", "DESC"]], limit: 10 }),
      isLive(plugin), practiceDay(plugin),
    ]);
    return { days: rows.map(({ day, currency, ledger, processor, comparedAt }) => ({ day, currency, ledger, processor, comparedAt })), next, open: await shown(plugin, viewer, open.map((row) => row.get())), settled: await shown(plugin, viewer, settled.map((row) => row.get())), live, today, mayBill: plugin.holds("payments.bill", viewer) };
  });

async function find(ctx: PluginContext, viewer: StaffViewer, id: string): Promise<DifferenceRow> {
  const row = (await ctx.model(differences).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row || (row.clientId !== null && !(await ctx.people.maySee(viewer, row.clientId)))) throw notFound("this difference");
  return row;
}

/** Compares a day anew, today at most. */
export const compareAgain = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ day: z.iso.date("Enter a day.") }))
  .mutation(async ({ ctx: { plugin }, input: { day } }) => {
    if (day > (await practiceDay(plugin))) throw invalid({ day: "Choose today or a day before." });
    if (!(await isLive(plugin))) throw new AppError("UNAVAILABLE", "The payment processor is not set up.");
    await compareDay(plugin, day);
    return { day };
  });

/** Asks the processor how the payment of a difference stands, books what it says, and compares the day anew. */
export const askAboutDifference = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput() }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id } }) => {
    const row = await find(plugin, viewer, id);
    if (row.paymentId) await reconcilePayment(plugin, row.paymentId);
    await compareDay(plugin, row.day);
    return { state: (await find(plugin, viewer, id)).state };
  });

/** Says how a difference was settled outside of the portal, such as in the processor's own pages. */
export const settleDifference = staffProcedure
  .meta({ permission: "payments.bill" })
  .input(z.object({ id: idInput(), note: z.string().trim().min(1, "Say how it was settled.").max(500, "Use 500 characters or fewer.") }))
  .mutation(async ({ ctx: { plugin, viewer }, input: { id, note } }) => {
    const row = await find(plugin, viewer, id);
    await plugin.transaction(async (tx) => {
      const [changed] = await plugin.model(differences).update({ state: "settled", note: sealText(plugin, ["differences", id, "note"], note), settledBy: viewer.staffId, changedAt: plugin.now() }, { where: { practiceId: plugin.practiceId, id, state: "open" }, transaction: tx.sequelize });
      if (changed > 0) await plugin.audit("settled-difference", { subject: id, ...(row.clientId ? { clientId: row.clientId } : {}) }, tx);
    });
    return { id };
  });
