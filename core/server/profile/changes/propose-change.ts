import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import { newId } from "../../ids.ts";
import type { PortalViewer } from "../../viewer.ts";
import { openChangesOf } from "./change-rows.ts";
import { changeWorkflow } from "./change-workflow.ts";
import type { ReviewableField } from "./reviewed-fields.ts";

/**
 * Puts a portal user's change before staff; what the same person proposed for the field before is replaced. `value` as the record has it
 * already takes the proposal back. Call it after `lockClient`.
 */
export async function proposeChange(host: Host, viewer: PortalViewer, change: { field: ReviewableField; value: string | null; recorded: string | null }, tx: Tx): Promise<"proposed" | "nothing"> {
  const { practiceId, clientId, portalUserId } = viewer;
  const ctx = host.context("core", practiceId, viewer);
  const same = change.value === change.recorded;
  const before = (await openChangesOf(tx, practiceId, portalUserId)).filter((row) => row.field === change.field);
  if (!same && before.some((row) => row.value === change.value)) return "proposed";
  for (const row of before) await ctx.workflows.send(changeWorkflow, row.id, { type: "replace" }, tx);
  if (same) return "nothing";
  const id = newId();
  await tx.run("INSERT INTO profile_changes (id, practice_id, client_id, portal_user_id, field, value, state, proposed_at) VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?)", [
    id, practiceId, clientId, portalUserId, change.field, change.value, host.clock.now(),
  ]);
  await ctx.workflows.start(changeWorkflow, { subjectId: id }, tx);
  return "proposed";
}
