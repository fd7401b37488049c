import type { PluginContext } from "@anteroom/core/server";
import { openNoAccess } from "../desk/open-matter.ts";
import { invoices } from "../invoices/invoice-rows.ts";
import { methods, payers } from "../payers/payer-rows.ts";
import { endPlan } from "../plans/end-plan.ts";
import { mandates, plans } from "./autopay-rows.ts";
import { endMandate } from "./end-mandate.ts";

/** Somebody was removed from the portal: nothing is charged to them by itself any more, and staff learn of what is open that nobody else sees. */
export async function endAgreements(ctx: PluginContext, { portalUserId }: { portalUserId: string }): Promise<void> {
  const where = { practiceId: ctx.practiceId };
  await ctx.transaction(async (tx) => {
    const options = { transaction: tx.sequelize };
    const agreed = await ctx.model(mandates).findAll({ where: { ...where, portalUserId, state: ["active", "paused"] }, ...options, lock: true });
    for (const mandate of agreed) await endMandate(ctx, tx, mandate.get().id, "access");
    const theirs = (await ctx.model(methods).findAll({ where: { ...where, portalUserId }, ...options })).map((row) => row.get().id);
    const going = (await ctx.model(plans).findAll({ where: { ...where, methodId: theirs, state: "accepted" }, ...options, lock: true })).map((row) => row.get());
    for (const plan of going) {
      await endPlan(ctx, tx, plan.id, { state: "cancelled", why: "access" });
      await openNoAccess(ctx, tx, { id: plan.invoiceId, clientId: plan.clientId });
    }
    const alone = (await ctx.model(payers).findAll({ where: { ...where, portalUserId }, ...options })).map((row) => row.get().id);
    const open = await ctx.model(invoices).findAll({ where: { ...where, payerId: alone, state: ["open", "partly paid"] }, ...options });
    for (const invoice of open) await openNoAccess(ctx, tx, invoice.get());
  });
}
