import { daysBetween, formatCalendarDay, pageOf, readDate } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { orders } from "../autopay/autopay-rows.ts";
import { openLines } from "../documents/line-table.ts";
import { dueOf } from "../invoices/due-of.ts";
import { linesOf } from "../invoices/find-invoice.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { practiceDay } from "../invoices/practice-day.ts";
import { failureForStaff } from "../payments/failure-words.ts";
import { payments, refunds } from "../payments/payment-rows.ts";
import type { PaymentRow } from "../payments/payment-rows.ts";
import { wantedOf } from "../payments/wanted-of.ts";
import { matters } from "./matter-rows.ts";
import type { MatterRow } from "./matter-rows.ts";
import { queueConditions } from "./queue-tabs.ts";
import type { QueueTab } from "./queue-tabs.ts";

/** One thing that waits, as the list shows it. */
export interface QueueItem {
  id: string;
  clientId: string;
  client: string;
  title: string;
  detail: string;
  href: string;
  amount: number | null;
  currency: string;
  at: number;
  /** Days past due, for what is overdue. */
  days: number | null;
}

type Plain = Omit<QueueItem, "client">;
interface Found { items: Plain[]; next: string | null }

/** One page of a tab: what this viewer may see of it, with the names by which clients go. */
export async function queueItems(ctx: PluginContext, viewer: StaffViewer, tab: QueueTab, { after, size }: { after?: string | undefined; size?: number } = {}): Promise<{ items: QueueItem[]; next: string | null }> {
  const page = { after, ...(size ? { size } : {}) };
  const { items, next } = tab === "drafts" || tab === "overdue" ? await ofInvoices(ctx, tab, page) : tab === "failed" || tab === "refunds" || tab === "questions" || tab === "superbills" ? await ofMatters(ctx, tab, page) : await ofPayments(ctx, tab, page);
  const names = await ctx.people.clientNames(viewer, [...new Set(items.map((item) => item.clientId))]);
  return { items: items.flatMap((item) => { const client = names.get(item.clientId); return client === undefined ? [] : [{ ...item, client }]; }), next };
}

interface PageAsked { after?: string | undefined; size?: number }

const invoiceName = (row: Pick<InvoiceRow, "number"> | undefined): string => (row?.number ? `Invoice ${row.number}` : "Draft invoice");

async function ofInvoices(ctx: PluginContext, tab: "drafts" | "overdue", page: PageAsked): Promise<Found> {
  const where = (await queueConditions(ctx))[tab];
  const { rows, next } = await pageOf(ctx.model(invoices), { where, ...page, by: tab === "drafts" ? [["id", "ASC"]] : [["dueDay", "ASC"], ["id", "ASC"]] });
  const lines = tab === "drafts" ? openLines(ctx, await linesOf(ctx, rows.map((row) => row.id))) : [];
  const staffIds = [...new Set(rows.flatMap((row) => row.staffId ?? []))];
  const staff = new Map((await Promise.all(staffIds.map((id) => ctx.people.staffMember(id)))).flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
  const today = await practiceDay(ctx);
  const day = (text: string): string => formatCalendarDay(text, { now: ctx.now() });
  return {
    next,
    items: rows.map((row) => {
      const mine = lines.filter((line) => line.invoiceId === row.id);
      const [first] = mine;
      const charged = first ? `${first.said.description}${mine.length > 1 ? ` and ${mine.length - 1} more` : ""}, ${day(first.day)}${staff.has(row.staffId ?? "") ? `, ${staff.get(row.staffId ?? "") ?? ""}` : ""}` : "";
      return {
        id: row.id, clientId: row.clientId, title: invoiceName(row), detail: tab === "drafts" ? charged : `Due ${day(row.dueDay ?? "")}`, href: `/staff/clients/${row.clientId}/billing/${row.id}`,
        amount: tab === "drafts" ? row.total : dueOf(row), currency: row.currency, at: row.createdAt, days: tab === "overdue" && row.dueDay ? daysPast(row.dueDay, today) : null,
      };
    }),
  };
}

function daysPast(dueDay: string, today: string): number {
  const [due, now] = [readDate(dueDay), readDate(today)];
  return due && now ? daysBetween(due, now) : 0;
}

const titles: Partial<Record<MatterRow["kind"], string>> = { question: "Question", plan: "Asks to pay in parts", superbill: "Last month’s superbill", refund: "Refund", inquiry: "The payer’s bank asks" };

async function ofMatters(ctx: PluginContext, tab: "failed" | "refunds" | "questions" | "superbills", page: PageAsked): Promise<Found> {
  const where = (await queueConditions(ctx))[tab];
  const { rows, next } = await pageOf(ctx.model(matters), { where, ...page, by: [["id", "ASC"]] });
  const ids = rows.map((row) => row.id);
  const [asked, paid, stopped, given] = await Promise.all([
    ctx.model(invoices).findAll({ where: { practiceId: ctx.practiceId, id: [...new Set(rows.map((row) => row.invoiceId))] } }),
    tab === "failed" ? ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, id: ids } }) : [],
    tab === "failed" ? ctx.model(orders).findAll({ where: { practiceId: ctx.practiceId, id: ids } }) : [],
    tab === "refunds" ? ctx.model(refunds).findAll({ where: { practiceId: ctx.practiceId, id: ids } }) : [],
  ]);
  const invoiceOf = new Map(asked.map((row) => [row.get().id, row.get()]));
  const paymentOf = new Map(paid.map((row) => [row.get().id, row.get()]));
  const orderOf = new Map(stopped.map((row) => [row.get().id, row.get()]));
  const refundOf = new Map(given.map((row) => [row.get().id, row.get()]));
  const why = (row: MatterRow): string => {
    if (row.kind === "inquiry") return "Nothing was taken. Answer the bank at the processor, or give the payment back";
    if (row.kind === "refund") return refundOf.get(row.id)?.state === "failed" ? "It could not be given back. Try again, or give it back another way" : "It goes back, and the payer’s bank disputes the payment too";
    if (row.kind === "superbill") return "Something is missing for it";
    if (row.kind === "question" || row.kind === "plan") return `About ${invoiceName(invoiceOf.get(row.invoiceId)).toLowerCase()}`;
    const payment = paymentOf.get(row.id);
    if (payment) return `${payment.label}: ${failureForStaff[payment.reason ?? "other"].toLowerCase()}`;
    if (row.id === row.invoiceId) return "Whoever pays it by themselves or agreed to automatic payments has no access in the portal";
    return orderOf.get(row.id)?.why === "cap" ? "It is above the limit for automatic payments" : "The automatic payment was stopped after several tries";
  };
  return {
    next,
    items: rows.map((row) => {
      const invoice = invoiceOf.get(row.invoiceId);
      const billing = `/staff/clients/${row.clientId}/billing`;
      return {
        id: row.id, clientId: row.clientId, title: titles[row.kind] ?? invoiceName(invoice), detail: why(row), href: row.conversationId ? `/staff/inbox/all/${row.conversationId}` : `${billing}/${row.kind === "superbill" ? "papers?kind=superbill" : invoice ? row.invoiceId : ""}`,
        amount: row.kind === "refund" ? (refundOf.get(row.id)?.amount ?? null) : row.kind !== "failed" ? null : (paymentOf.get(row.id)?.amount ?? (invoice ? dueOf(invoice) : null)), currency: invoice?.currency ?? "USD", at: row.createdAt, days: null,
      };
    }),
  };
}

async function ofPayments(ctx: PluginContext, tab: "disputes" | "credit", page: PageAsked): Promise<Found> {
  const where = (await queueConditions(ctx))[tab];
  const { rows, next } = await pageOf(ctx.model(payments), { where, ...page, by: [["id", "ASC"]] });
  const href = (row: PaymentRow): string => {
    const [wanted] = wantedOf(row);
    return `/staff/clients/${row.clientId}/billing${tab === "disputes" && wanted ? `/${wanted.invoiceId}` : ""}`;
  };
  return {
    next,
    items: rows.map((row) => ({
      id: row.id, clientId: row.clientId, title: row.label, detail: tab === "disputes" ? "The bank holds this back while it decides" : "It arrived and counts for no invoice", href: href(row),
      amount: tab === "disputes" ? row.disputed : row.unallocated, currency: row.currency, at: row.settledAt ?? row.createdAt, days: null,
    })),
  };
}
