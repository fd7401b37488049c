import type { PluginDefinition } from "@anteroom/core/server";
import { payers } from "./payers/payer-rows.ts";

/** Two records of one client become one. The record that went keeps its own account, with what it owed, under the one that stays; a person who was on both is one payer of new charges. */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { from, into, portalUsers }, tx) => {
  const options = { transaction: tx.sequelize };
  const where = { practiceId: ctx.practiceId };
  await ctx.model(payers).update({ share: 0 }, { where: { ...where, clientId: from }, ...options });
  for (const { from: old, into: kept } of portalUsers) {
    const both = await ctx.model(payers).count({ where: { ...where, clientId: into, portalUserId: kept }, ...options });
    // Their old account stays theirs; the host moves its seat right after this.
    if (both > 0) await ctx.model(payers).update({ share: 0 }, { where: { ...where, clientId: from, portalUserId: old }, ...options });
  }
};
