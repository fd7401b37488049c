import { addDays, instantOf, readDate, writeDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { Op } from "sequelize";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import type { MandateRow } from "./autopay-rows.ts";
import { monthRun, noticeDays } from "./month-run.ts";

/** What is charged on a day is charged at this time of the practice's day, or as much later as its notice takes. */
const nine = 9 * 60;

export interface Covered {
  rows: InvoiceRow[];
  /** Before this (epoch milliseconds) an invoice of them is not charged. */
  chargeFrom(row: InvoiceRow): number;
}

/** The open invoices that a mandate pays, as it was agreed to, when they are looked at on this day. */
export async function coveredInvoices(ctx: PluginContext, mandate: MandateRow, today: string): Promise<Covered> {
  const find = async (more: object): Promise<InvoiceRow[]> => (await ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, payerId: mandate.payerId, currency: mandate.currency, state: ["open", "partly paid"], ...more } })).map((row) => row.get());
  const atOnce = (): number => 0;
  if (mandate.moment === "sent") return { rows: await find({}), chargeFrom: atOnce };
  if (mandate.moment === "session") return { rows: await ofSessions(ctx, await find({ kind: "services" })), chargeFrom: atOnce };
  const [hours, { timeZone }] = [await ctx.setting<number>("autopayNoticeHours"), await ctx.people.practice()];
  const nineOn = (text: string | null): number => {
    const day = readDate(text ?? "");
    return day ? instantOf(day, nine, timeZone) : 0;
  };
  if (mandate.moment === "due") {
    const now = readDate(today);
    const soon = now ? writeDate(addDays(now, noticeDays(hours))) : today;
    return { rows: await find({ dueDay: { [Op.lte]: soon } }), chargeFrom: (row) => nineOn(row.dueDay) };
  }
  const run = monthRun(today, { monthDay: mandate.monthDay ?? 1, hours });
  // Whoever agreed too late for this month's notice is charged from the next one on.
  if (!run || (await practiceDay(ctx, { at: mandate.createdAt })) >= run.begins) return { rows: [], chargeFrom: atOnce };
  return { rows: await find({ issuedDay: { [Op.lt]: run.begins } }), chargeFrom: () => nineOn(run.day) };
}

/** Those that charge sessions and nothing else. */
async function ofSessions(ctx: PluginContext, rows: InvoiceRow[]): Promise<InvoiceRow[]> {
  const lines = await linesOf(ctx, rows.map((row) => row.id));
  return rows.filter((row) => {
    const mine = lines.filter((line) => line.invoiceId === row.id);
    return mine.length > 0 && mine.every((line) => line.appointmentId !== null);
  });
}
