import type { FileGuard, PluginContext, Viewer } from "@anteroom/core/server";
import { mayPayFor } from "../payers/visible-payers.ts";
import { payers } from "../payers/payer-rows.ts";
import { documents } from "./document-rows.ts";
import type { DocumentRow } from "./document-rows.ts";

/** A paper that this viewer may see, or null. */
export async function documentFor(ctx: PluginContext, viewer: Viewer, id: string): Promise<DocumentRow | null> {
  const row = (await ctx.model(documents).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row) return null;
  if (viewer.kind === "staff") return ctx.holds("payments.see", viewer) && (await ctx.people.maySee(viewer, row.clientId)) ? row : null;
  const payer = (await ctx.model(payers).findOne({ where: { practiceId: ctx.practiceId, id: row.payerId } }))?.get();
  return payer && ctx.holds("payments.use", viewer) && mayPayFor(viewer, payer) ? row : null;
}

/** Papers are for whoever pays what they are about, and for staff who see what clients owe. */
export const guardDocument: FileGuard = async (viewer, ownerId, ctx) => (await documentFor(ctx, viewer, ownerId)) !== null;
