import { newId } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { starters } from "../starters/starters.ts";
import { templates } from "../tables/template-rows.ts";

/** Puts the shipped texts into the library as drafts, each once for a practice; one that was archived stays so. */
export async function ensureStarters(ctx: PluginContext): Promise<void> {
  const known = new Set((await ctx.model(templates).findAll({ where: { practiceId: ctx.practiceId }, attributes: ["starter", "practiceId"] })).map((row) => row.get("starter")));
  const rows = starters.filter((one) => !known.has(one.key)).map((one) => ({
    id: newId(), practiceId: ctx.practiceId, title: one.title, source: one.source, version: 0, renewMonths: one.renewMonths, starter: one.key, rev: 1, archivedAt: null, changedAt: ctx.now(),
  }));
  // Somebody else may be doing the same: the key of practice and starter decides.
  if (rows.length > 0) await ctx.model(templates).bulkCreate(rows, { ignoreDuplicates: true });
}
