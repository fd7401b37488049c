import type { PluginContext } from "@anteroom/core/server";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { payments } from "./payment-rows.ts";
import type { FailureReason } from "./payment-rows.ts";
import { wantedOf } from "./wanted-of.ts";

/** How many of the newest payments of those who pay are looked at. */
const looked = 500;

/** Of these invoices, those that the newest payment did not work for, and why. What its payer only left unfinished is no failure. */
export async function failedFor(ctx: PluginContext, rows: readonly Pick<InvoiceRow, "id" | "payerId" | "state">[]): Promise<Map<string, FailureReason>> {
  const open = rows.filter(({ state }) => state === "open" || state === "partly paid");
  if (open.length === 0) return new Map();
  const tried = (await ctx.model(payments).findAll({ where: { practiceId: ctx.practiceId, payerId: [...new Set(open.map((row) => row.payerId))] }, order: [["createdAt", "DESC"], ["id", "DESC"]], limit: looked })).map((row) => row.get());
  const newest = new Map<string, (typeof tried)[number]>();
  for (const payment of tried.filter((one) => one.state !== "failed" || one.reason !== "unfinished")) {
    for (const { invoiceId } of wantedOf(payment)) if (!newest.has(invoiceId)) newest.set(invoiceId, payment);
  }
  return new Map(open.flatMap(({ id }) => (newest.get(id)?.state === "failed" ? [[id, newest.get(id)?.reason ?? "other"] as const] : [])));
}
