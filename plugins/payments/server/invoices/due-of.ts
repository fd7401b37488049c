import type { InvoiceRow } from "./invoice-rows.ts";

/** What is left to pay, in the smallest unit. */
export const dueOf = (row: Pick<InvoiceRow, "total" | "paid" | "credited">): number => row.total - row.paid - row.credited;

/** The same less what is on its way: what a new payment may be. */
export const payableOf = (row: Pick<InvoiceRow, "total" | "paid" | "credited" | "pending" | "state">): number => (row.state === "open" || row.state === "partly paid" ? dueOf(row) - row.pending : 0);

/** Whether it should have been paid before this day of the practice. */
export const isOverdue = (row: Pick<InvoiceRow, "state" | "dueDay">, today: string): boolean => (row.state === "open" || row.state === "partly paid") && row.dueDay !== null && row.dueDay < today;
