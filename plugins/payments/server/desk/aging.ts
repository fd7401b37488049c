import { csvLine } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { Op, col, fn, literal } from "sequelize";
import { invoices } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { amountField } from "../money/money-text.ts";
import { payments } from "../payments/payment-rows.ts";

export const ages = ["current", "to30", "to60", "to90", "over90"] as const;
export type Age = (typeof ages)[number];

/** What one client, or all of them, owe by how long it has been due, in one currency's smallest unit; `credit` arrived and counts for no invoice. */
export interface AgingRow extends Record<Age, number> {
  clientId: string;
  client: string;
  currency: string;
  credit: number;
  balance: number;
}

type Sums = Record<Age, string | number | null> & { clientId: string; currency: string };

/** Sums of what is left by days past due, each age in a column of one statement. */
async function ageColumns(ctx: PluginContext) {
  const today = Date.parse(`${await practiceDay(ctx)}T00:00:00Z`);
  // Days of the calendar that this portal counted itself; nothing here was typed by anybody.
  const before = (days: number): string => new Date(today - days * 86_400_000).toISOString().slice(0, 10);
  const [d0, d30, d60, d90] = [before(0), before(30), before(60), before(90)] as const;
  const sum = (when: string) => literal(`SUM(CASE WHEN ${when} THEN total - paid - credited ELSE 0 END)`);
  return [
    [sum(`due_day >= '${d0}' OR due_day IS NULL`), "current"], [sum(`due_day < '${d0}' AND due_day >= '${d30}'`), "to30"], [sum(`due_day < '${d30}' AND due_day >= '${d60}'`), "to60"], [sum(`due_day < '${d60}' AND due_day >= '${d90}'`), "to90"], [sum(`due_day < '${d90}'`), "over90"],
  ] as const;
}

const open = ["open", "partly paid"];
const number = (value: string | number | null): number => Number(value ?? 0);

function rowOf(sums: Sums, client: string, credit: number): AgingRow {
  const of = Object.fromEntries(ages.map((age) => [age, number(sums[age])])) as Record<Age, number>;
  return { clientId: sums.clientId, client, currency: sums.currency, ...of, credit, balance: ages.reduce((total, age) => total + of[age], 0) - credit };
}

async function creditsOf(ctx: PluginContext, clientIds: readonly string[] | null): Promise<Map<string, number>> {
  const where = { practiceId: ctx.practiceId, unallocated: { [Op.gt]: 0 }, ...(clientIds ? { clientId: [...clientIds] } : {}) };
  const group = clientIds ? ["clientId", "currency"] : ["currency"];
  const rows = (await ctx.model(payments).findAll({ where: where as never, group, raw: true, attributes: [...group, [fn("SUM", col("unallocated")), "sum"]] as never })) as unknown as { clientId?: string; currency: string; sum: string | number }[];
  return new Map(rows.map((row) => [`${row.clientId ?? ""}:${row.currency}`, Number(row.sum)]));
}

/** Clients who owe something, by client, a page at a time. One client in two currencies is two rows. */
export async function agingPage(ctx: PluginContext, viewer: StaffViewer, { after = "", size = 50 }: { after?: string; size?: number } = {}): Promise<{ rows: AgingRow[]; next: string | null }> {
  const ids = (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, state: open, clientId: { [Op.gt]: after } } as never, group: ["clientId"], attributes: ["clientId"], order: [["clientId", "ASC"]], limit: size + 1, raw: true })).map((row) => (row as unknown as { clientId: string }).clientId);
  const here = ids.slice(0, size);
  const next = ids.length > size ? (here.at(-1) ?? null) : null;
  if (here.length === 0) return { rows: [], next };
  const [sums, credits, names] = await Promise.all([
    ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, state: open, clientId: here } as never, group: ["clientId", "currency"], attributes: ["clientId", "currency", ...(await ageColumns(ctx))] as never, order: [["clientId", "ASC"], ["currency", "ASC"]], raw: true }) as unknown as Promise<Sums[]>,
    creditsOf(ctx, here), ctx.people.clientNames(viewer, here),
  ]);
  return { next, rows: sums.flatMap((one) => { const name = names.get(one.clientId); return name === undefined ? [] : [rowOf(one, name, credits.get(`${one.clientId}:${one.currency}`) ?? 0)]; }) };
}

/** The same of the whole practice, one row for each currency. Its credit is everybody's, also of clients who owe nothing. */
export async function agingTotals(ctx: PluginContext): Promise<AgingRow[]> {
  const [sums, credits] = await Promise.all([ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, state: open } as never, group: ["currency"], attributes: ["currency", ...(await ageColumns(ctx))] as never, order: [["currency", "ASC"]], raw: true }) as unknown as Promise<Sums[]>, creditsOf(ctx, null)]);
  const known = new Set(sums.map((one) => one.currency));
  const alone = [...credits.keys()].map((key) => key.slice(1)).filter((currency) => !known.has(currency)).map((currency) => ({ ...Object.fromEntries(ages.map((age) => [age, 0])), clientId: "", currency }) as Sums);
  return [...sums, ...alone].map((one) => rowOf({ ...one, clientId: "" }, "All clients", credits.get(`:${one.currency}`) ?? 0));
}

/** The report as a file: every client, then the totals. */
export async function agingCsv(ctx: PluginContext, viewer: StaffViewer): Promise<{ name: string; text: string }> {
  const parts = [`\uFEFF${csvLine(["Client", "Currency", "Not due yet", "1 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days", "In credit", "Balance"])}`];
  const lineOf = (row: AgingRow): string => csvLine([row.client, row.currency, ...[...ages.map((age) => row[age]), row.credit, row.balance].map((minor) => amountField(minor, row.currency))]);
  for (let after: string | null = ""; after !== null; ) {
    const page: { rows: AgingRow[]; next: string | null } = await agingPage(ctx, viewer, { after, size: 200 });
    parts.push(...page.rows.map(lineOf));
    after = page.next;
  }
  parts.push(...(await agingTotals(ctx)).map(lineOf));
  return { name: `aging-${await practiceDay(ctx)}.csv`, text: parts.join("") };
}
