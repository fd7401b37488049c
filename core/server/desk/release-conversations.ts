import type { Tx } from "../database/database.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { ensureDesk } from "./change-desk.ts";
import { deskWorkflow } from "./desk-workflow.ts";

/** Puts the conversations that one colleague had back among the unassigned. Answers how many there were. */
export async function releaseConversations(ctx: PluginContext, staffId: string, tx: Tx): Promise<number> {
  const rows = await tx.all<{ id: string; assignee_id: string }>("SELECT id, assignee_id FROM inbox_conversations WHERE practice_id = ? AND assignee_id = ? ORDER BY id", [ctx.practiceId, staffId]);
  for (const row of rows) {
    await ensureDesk(ctx, row, tx);
    await ctx.workflows.send(deskWorkflow, row.id, { type: "assign", staffId: null }, tx);
  }
  return rows.length;
}
