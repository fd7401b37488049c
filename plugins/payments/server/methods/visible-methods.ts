import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer } from "@anteroom/core/server";
import { methods } from "../payers/payer-rows.ts";
import type { MethodRow } from "../payers/payer-rows.ts";
import { visiblePayers } from "../payers/visible-payers.ts";

/** The methods of a payer that this portal user may see and use: those that they added. Nobody pays with somebody else's card. */
export async function visibleMethods(ctx: PluginContext, viewer: PortalViewer, payerId?: string): Promise<MethodRow[]> {
  const mine = (await visiblePayers(ctx, viewer, viewer.clientId)).map((payer) => payer.id).filter((id) => payerId === undefined || id === payerId);
  if (mine.length === 0) return [];
  const rows = await ctx.model(methods).findAll({ where: { practiceId: ctx.practiceId, payerId: mine, portalUserId: viewer.portalUserId, state: "active" }, order: [["isDefault", "DESC"], ["id", "ASC"]] });
  return rows.map((row) => row.get());
}

/** One of them. @throws AppError `NOT_FOUND` */
export async function methodFor(ctx: PluginContext, viewer: PortalViewer, id: string): Promise<MethodRow> {
  const found = (await visibleMethods(ctx, viewer)).find((row) => row.id === id);
  if (!found) throw notFound("this payment method");
  return found;
}

/** Whether it has expired, or does within 30 days. */
export function expiryOf(row: Pick<MethodRow, "expires">, now: number): "expired" | "soon" | null {
  if (row.expires === null) return null;
  const ends = Date.UTC(Math.floor(row.expires / 12), (row.expires % 12) + 1, 1);
  if (ends <= now) return "expired";
  return ends - now <= 30 * 86_400_000 ? "soon" : null;
}
