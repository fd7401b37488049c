import type { PluginContext, Tx } from "@anteroom/core/server";
import { readAssignments } from "../assignments/find-assignment.ts";
import { formOf, newestPublished } from "../assignments/forms-of.ts";
import type { GivenForm } from "../assignments/forms-of.ts";
import type { Recurrence } from "./recurrence-rows.ts";

const open = ["scheduled", "sent", "in-progress", "returned"];

async function endedBecause(ctx: PluginContext, row: Recurrence, tx: Tx): Promise<"archived" | "removed" | null> {
  const client = await ctx.people.client(row.clientId, tx);
  if (!client || client.archivedAt !== null) return "archived";
  const user = await ctx.people.portalUser(row.portalUserId, tx);
  return !user || user.status === "removed" || !user.permissions.includes("surveys") ? "removed" : null;
}

/** The form that a repetition gives now; without one why it is left out this time, or why it ends. The caller has locked the repetition. */
export async function whatToGive(ctx: PluginContext, row: Recurrence, tx: Tx): Promise<{ form: GivenForm | null; skippedWhy: "open" | "unpublished" | null; gone: "archived" | "removed" | null }> {
  const gone = await endedBecause(ctx, row, tx);
  if (gone) return { form: null, skippedWhy: null, gone };
  if ((await readAssignments(ctx, { originId: row.id, state: open }, { limit: 1, tx })).length > 0) return { form: null, skippedWhy: "open", gone };
  const version = await newestPublished(ctx, row.formId).catch(() => null);
  return version ? { form: await formOf(ctx, version.versionId, tx), skippedWhy: null, gone } : { form: null, skippedWhy: "unpublished", gone };
}
