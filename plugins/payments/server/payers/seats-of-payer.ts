import type { PluginContext, PortalUser, Tx } from "@anteroom/core/server";
import { payers } from "./payer-rows.ts";

/** The portal users who see what this payer owes: one, or everybody of the client with the billing box. */
export async function seatsOfPayer(ctx: PluginContext, payerId: string, tx?: Tx): Promise<PortalUser[]> {
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: payerId }, ...(tx ? { transaction: tx.sequelize } : {}) }))?.get();
  if (!payer) return [];
  const users = await ctx.people.portalUsersOf(payer.clientId, tx);
  return users.filter((user) => user.permissions.includes("billing") && (user.status === "active" || user.status === "invited") && (payer.portalUserId === null || payer.portalUserId === user.id));
}
