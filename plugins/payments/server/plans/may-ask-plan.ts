import type { PluginContext } from "@anteroom/core/server";
import { payableOf } from "../invoices/due-of.ts";
import type { InvoiceRow } from "../invoices/invoice-rows.ts";
import { isLive } from "../processors/processor-of.ts";
import { isPlanned } from "./has-plan.ts";

/** Whether whoever pays an invoice can ask to pay it in parts: something is left, plans can be paid here, and there is none yet. */
export const mayAskPlan = async (ctx: PluginContext, invoice: InvoiceRow): Promise<boolean> => payableOf(invoice) > 0 && (await isLive(ctx)) && !(await isPlanned(ctx, invoice.id));
