import type { PluginContext, PluginDefinition, Tx } from "@anteroom/core/server";
import { estimates } from "./estimates/estimate-rows.ts";
import { paysNothing } from "./payers/own-payer.ts";
import { methods, payers } from "./payers/payer-rows.ts";

/**
 * Two records of one client become one. The record that went keeps its own account, with what it owed and the methods that pay it, under the one that
 * stays; a person who was on both is one payer of new charges. A processor charges a card for the account alone that it was added for, so whoever has
 * one there is told that it does not pay what comes.
 */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { from, into, portalUsers }, tx) => {
  const options = { transaction: tx.sequelize };
  const where = { practiceId: ctx.practiceId };
  await tellOfMethods(ctx, { from, into, portalUsers }, tx);
  await ctx.model(payers).update(paysNothing, { where: { ...where, clientId: from }, ...options });
  for (const { from: old, into: kept } of portalUsers) {
    await ctx.model(estimates).update({ acknowledgedBy: kept }, { where: { ...where, acknowledgedBy: old }, ...options });
    const both = await ctx.model(payers).count({ where: { ...where, clientId: into, portalUserId: kept }, ...options });
    // Their old account stays theirs; the host moves its seat right after this.
    if (both > 0) await ctx.model(payers).update(paysNothing, { where: { ...where, clientId: from, portalUserId: old }, ...options });
  }
};

async function tellOfMethods(ctx: PluginContext, { from, into, portalUsers }: Parameters<typeof mergeClients>[1], tx: Tx): Promise<void> {
  const where = { practiceId: ctx.practiceId };
  const options = { transaction: tx.sequelize };
  const accounts = (await ctx.model(payers).findAll({ where: { ...where, clientId: from }, ...options })).map((row) => row.get().id);
  const kept = accounts.length === 0 ? [] : (await ctx.model(methods).findAll({ where: { ...where, payerId: accounts, state: "active" }, ...options })).map((row) => row.get());
  for (const holder of new Set(kept.map((row) => row.portalUserId))) {
    const seat = portalUsers.find((one) => one.from === holder)?.into ?? holder;
    if (!seat) continue;
    const { id: conversationId } = await ctx.inbox.conversationOf(seat, tx);
    const forPortal = "Two records of yours are one now. The payment methods and automatic payments that you set up in the other one stay for what was charged there. For new invoices, add your card again under Payment & Insurances.";
    await ctx.inbox.postEvent({ conversationId, key: `merged:${from}:${into}`, forPortal, forStaff: "The payment methods of the other record stay for what was charged there. The client was asked to add them again for new invoices." }, tx);
  }
}
