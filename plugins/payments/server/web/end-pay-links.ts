import type { PluginContext, Tx } from "@anteroom/core/server";
import { Op } from "sequelize";
import { payLinks } from "./pay-link-rows.ts";
import type { PayLinkRow } from "./pay-link-rows.ts";

/** Ends the links of an invoice that still work: nobody can pay by them any more, also when the invoice is open again later. */
export async function endPayLinks(ctx: PluginContext, tx: Tx, invoiceId: string, because: NonNullable<PayLinkRow["ended"]>): Promise<number> {
  const [count] = await ctx.model(payLinks).update({ ended: because, endedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, invoiceId, ended: null }, transaction: tx.sequelize });
  return count;
}

/** How many links of an invoice work now. */
export const workingLinks = (ctx: PluginContext, invoiceId: string): Promise<number> => ctx.model(payLinks).count({ where: { practiceId: ctx.practiceId, invoiceId, ended: null, expiresAt: { [Op.gt]: ctx.now() } } as never });
