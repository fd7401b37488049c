import { createHash } from "node:crypto";
import type { PluginContext, Tx } from "@anteroom/core/server";
import { matters } from "./matter-rows.ts";
import { openMatter } from "./open-matter.ts";

/** Whose superbill, of which professional’s sessions in which days. */
export interface SuperbillOf {
  payerId: string;
  staffId: string;
  from: string;
  to: string;
}

/** The same superbill has the same matter, however often it is tried. */
const idOf = ({ payerId, staffId, from, to }: SuperbillOf): string => `0${createHash("sha256").update(`${payerId}:${staffId}:${from}:${to}`).digest("hex").slice(0, 25).toUpperCase()}`;

/** Tells those who bill that a superbill of last month lacks something. */
export const openSuperbill = (ctx: PluginContext, tx: Tx, of: SuperbillOf & { clientId: string; invoiceId: string }): Promise<void> => openMatter(ctx, tx, { id: idOf(of), kind: "superbill", clientId: of.clientId, invoiceId: of.invoiceId });

/** It was made after all. */
export async function closeSuperbill(ctx: PluginContext, of: SuperbillOf): Promise<void> {
  await ctx.model(matters).update({ isOpen: 0, closedAt: ctx.now() }, { where: { practiceId: ctx.practiceId, id: idOf(of), isOpen: 1 } });
}
