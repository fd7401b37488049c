import type { PluginDefinition } from "@anteroom/core/server";
import { toDos } from "./to-do-rows.ts";

/** Who was on both records keeps what they added: the host moves whose to-do it is, this moves who made it. */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { portalUsers }, tx) => {
  for (const { from, into } of portalUsers) await ctx.model(toDos).update({ byId: into }, { where: { practiceId: ctx.practiceId, byKind: "portal", byId: from }, transaction: tx.sequelize });
};
