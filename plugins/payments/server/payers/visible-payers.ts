import type { PluginContext, PortalViewer, Tx, Viewer } from "@anteroom/core/server";
import { payers } from "./payer-rows.ts";
import type { PayerRow } from "./payer-rows.ts";

/** Whether a portal user sees this account and may pay from it: the client's own, or theirs alone. */
export const mayPayFor = (viewer: PortalViewer, payer: PayerRow): boolean => payer.clientId === viewer.clientId && (payer.portalUserId === null || payer.portalUserId === viewer.portalUserId);

/** The accounts of a client that this viewer may see; a portal user never sees that there are others. */
export async function visiblePayers(ctx: PluginContext, viewer: Viewer, clientId: string, tx?: Tx): Promise<PayerRow[]> {
  const rows = (await ctx.model(payers).findAll({ where: { practiceId: ctx.practiceId, clientId }, order: [["isOwn", "DESC"], ["id", "ASC"]], ...(tx ? { transaction: tx.sequelize } : {}) })).map((row) => row.get());
  return viewer.kind === "staff" ? rows : rows.filter((row) => mayPayFor(viewer, row));
}
