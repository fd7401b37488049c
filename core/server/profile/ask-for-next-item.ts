import type { Tx } from "../database/database.ts";
import { newId } from "../ids.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { portalViewerOf } from "./portal-viewer-of.ts";
import { profileCardsOf } from "./profile-card-rows.ts";
import { profileCardWorkflow } from "./profile-card-workflow.ts";
import { itemsFor } from "./profile-status.ts";

/** Puts the first item that is not filled in into the conversation, unless one is waiting already (PROF-03). */
export async function askForNextItem(ctx: PluginContext, portalUserId: string, tx: Tx): Promise<void> {
  const host = hostOfContext(ctx);
  const viewer = await portalViewerOf(ctx, portalUserId);
  if (!viewer) return;
  const asked = await profileCardsOf(tx, ctx.practiceId, portalUserId);
  if (asked.some((row) => row.state !== "done")) return;
  for (const { pluginId, item } of await itemsFor(host, viewer)) {
    if (asked.some((row) => row.item_id === item.id)) continue;
    if (await item.isDone(host.context(pluginId, ctx.practiceId, viewer), viewer)) continue;
    const subjectId = newId();
    await tx.run("INSERT INTO profile_cards (id, practice_id, portal_user_id, item_id, state, changed_at) VALUES (?, ?, ?, ?, ?, ?)", [subjectId, ctx.practiceId, portalUserId, item.id, "open", ctx.now()]);
    await ctx.workflows.start(profileCardWorkflow, { subjectId, input: { clientId: viewer.clientId } }, tx);
    const conversation = await ctx.inbox.conversationOf(portalUserId, tx);
    await ctx.inbox.postCard({ conversationId: conversation.id, kind: "core.profile-item", subjectId }, tx);
    return;
  }
}

/** Closes an open question that has been answered elsewhere, by either side, and asks the next. */
export async function followProfile(ctx: PluginContext, portalUserId: string, tx: Tx): Promise<void> {
  const host = hostOfContext(ctx);
  const viewer = await portalViewerOf(ctx, portalUserId);
  if (!viewer) return;
  for (const row of await profileCardsOf(tx, ctx.practiceId, portalUserId)) {
    if (row.state === "done") continue;
    const found = host.registry.profileItems().find(({ item }) => item.id === row.item_id);
    if (!found || (await found.item.isDone(host.context(found.pluginId, ctx.practiceId, viewer), viewer))) {
      await ctx.workflows.send(profileCardWorkflow, row.id, { type: "done" }, tx);
    }
  }
  await askForNextItem(ctx, portalUserId, tx);
}
