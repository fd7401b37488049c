import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Assignment } from "./assignment-rows.ts";

/** Tells everybody who sees the form's card that it changed. */
export async function touchAssignment(ctx: PluginContext, row: Pick<Assignment, "id" | "card">, tx: Tx): Promise<void> {
  if (row.card !== "none") await ctx.cards.touch(`forms.${row.card}`, row.id, tx);
}
