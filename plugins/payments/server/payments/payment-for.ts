import { notFound } from "@anteroom/core/server";
import type { PluginContext, Viewer } from "@anteroom/core/server";
import { mayPayFor } from "../payers/visible-payers.ts";
import { payers } from "../payers/payer-rows.ts";
import { payments } from "./payment-rows.ts";
import type { PaymentRow } from "./payment-rows.ts";

/** A payment as this viewer may see it. @throws AppError `NOT_FOUND` for everybody else's and absent ones alike */
export async function paymentFor(ctx: PluginContext, viewer: Viewer, id: string): Promise<PaymentRow> {
  const row = (await ctx.model(payments).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row) throw notFound("this payment");
  if (viewer.kind === "staff") {
    if (!(await ctx.people.maySee(viewer, row.clientId))) throw notFound("this payment");
    return row;
  }
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: row.payerId } }))?.get();
  if (!payer || !mayPayFor(viewer, payer)) throw notFound("this payment");
  return row;
}
