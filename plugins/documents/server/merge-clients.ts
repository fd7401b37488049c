import type { PluginDefinition } from "@anteroom/core/server";
import { items, readers } from "./tables/item-rows.ts";
import { signers } from "./tables/request-rows.ts";

/** Two records of one client become one: who signs and who sent follow the person, and a document that both could read is read once. */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { portalUsers }, tx) => {
  const { practiceId } = ctx;
  const options = { transaction: tx.sequelize };
  for (const { from, into } of portalUsers) {
    await ctx.model(signers).update({ seatId: into }, { where: { practiceId, kind: "portal", seatId: from }, ...options });
    await ctx.model(items).update({ madeBy: into }, { where: { practiceId, madeByKind: "portal", madeBy: from }, ...options });
    const both = await ctx.model(readers).findAll({ where: { practiceId, portalUserId: [from, into] }, ...options });
    const rows = both.map((row) => row.get());
    for (const old of rows.filter((row) => row.portalUserId === from)) {
      const kept = rows.find((row) => row.portalUserId === into && row.itemId === old.itemId);
      // The host moves the others itself.
      if (!kept) continue;
      const opened = [old.openedAt, kept.openedAt].filter((at) => at !== null);
      await ctx.model(readers).update({ named: Math.max(old.named, kept.named), openedAt: opened.length > 0 ? Math.min(...opened) : null }, { where: { practiceId, itemId: kept.itemId, portalUserId: into }, ...options });
      await ctx.model(readers).destroy({ where: { practiceId, itemId: old.itemId, portalUserId: from }, ...options });
    }
  }
};
