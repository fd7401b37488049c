import { invalid } from "@anteroom/core/server";
import { z } from "zod";
import { journalCsv } from "../books/journal-csv.ts";
import { rangeOfDays } from "../books/range-of-days.ts";
import { agingCsv, agingPage, agingTotals } from "../desk/aging.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { staffProcedure } from "../trpc.ts";

const mostDays = 731;

/** What clients owe by how long it has been due, in pages, and of all of them. */
export const aging = staffProcedure
  .meta({ permission: "payments.books" })
  .input(z.object({ after: z.string().max(26).optional() }))
  .query(async ({ ctx: { plugin, viewer }, input: { after } }) => {
    const [page, totals, today] = await Promise.all([agingPage(plugin, viewer, after ? { after } : {}), agingTotals(plugin), practiceDay(plugin)]);
    return { ...page, totals, today };
  });

/** The same as a file; in the audit log, since it names clients. */
export const agingFile = staffProcedure.meta({ permission: "payments.books" }).mutation(async ({ ctx: { plugin, viewer } }) => {
  const file = await agingCsv(plugin, viewer);
  await plugin.transaction((tx) => plugin.audit("exported-aging", {}, tx));
  return file;
});

/** The journal of the ledger for a range of days, for a bookkeeper; in the audit log. */
export const exportBooks = staffProcedure
  .meta({ permission: "payments.books" })
  .input(z.object({ from: z.iso.date("Enter the first day."), to: z.iso.date("Enter the last day.") }))
  .mutation(async ({ ctx: { plugin }, input: { from, to } }) => {
    if (from > to) throw invalid({ to: "The last day is before the first." });
    if (Date.parse(to) - Date.parse(from) > mostDays * 86_400_000) throw invalid({ to: "Choose two years or less." });
    const { text, entries } = await journalCsv(plugin, await rangeOfDays(plugin, from, to));
    await plugin.transaction((tx) => plugin.audit("exported-books", { detail: { from, to, entries } }, tx));
    return { name: `journal-${from}-to-${to}.csv`, text };
  });
