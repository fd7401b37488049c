import type { SearchHit, SearchProvider } from "@anteroom/core/server";
import { formatCalendarDay } from "@anteroom/core/server";
import { dueOf } from "./invoices/due-of.ts";
import { invoices } from "./invoices/invoice-rows.ts";
import { moneyText } from "./money/money-text.ts";
import { visiblePayers } from "./payers/visible-payers.ts";

/** Finds an invoice by its number, as people name it: "12", "#12" or "invoice 12". */
export const searchInvoices: SearchProvider = {
  label: "Invoices",
  permission: "payments.use",
  staffPermission: "payments.see",
  async find(ctx, viewer, { text, clientId }) {
    const asked = /^(?:invoice|no\.?|number)?\s*#?\s*(\d{1,9})$/i.exec(text.trim())?.[1];
    if (!asked) return [];
    const row = (await ctx.model(invoices).findOne({ where: { practiceId: ctx.practiceId, number: Number(asked), ...(clientId ? { clientId } : {}) } }))?.get();
    if (!row || row.state === "draft") return [];
    const mine = viewer.kind === "portal" ? row.clientId === viewer.clientId && (await visiblePayers(ctx, viewer, row.clientId)).some((payer) => payer.id === row.payerId) : await ctx.people.maySee(viewer, row.clientId);
    if (!mine) return [];
    const left = row.state === "open" || row.state === "partly paid" ? `, ${moneyText(dueOf(row), row.currency)} to pay` : "";
    const hit: SearchHit = {
      title: `Invoice ${row.number ?? ""}`, context: `${moneyText(row.total, row.currency)}${left}${row.issuedDay ? `. Sent ${formatCalendarDay(row.issuedDay, { now: ctx.now() })}` : ""}`,
      href: viewer.kind === "portal" ? `/payments/invoices/${row.id}` : `/staff/clients/${row.clientId}/billing/${row.id}`, at: row.createdAt, clientId: row.clientId,
    };
    return [hit];
  },
};
