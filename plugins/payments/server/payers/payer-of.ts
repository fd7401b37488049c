import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { ownPayer } from "./own-payer.ts";
import type { PayerRow } from "./payer-rows.ts";
import { visiblePayers } from "./visible-payers.ts";

/** The account that somebody adds cards to and pays ahead from: their own of a split, else the client's. */
export async function payerOf(ctx: PluginContext, tx: Tx, viewer: PortalViewer): Promise<PayerRow> {
  const own = await ownPayer(ctx, tx, viewer.clientId);
  const mine = await visiblePayers(ctx, viewer, viewer.clientId, tx);
  return mine.find((one) => one.portalUserId === viewer.portalUserId) ?? own;
}
