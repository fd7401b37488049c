import { clientName } from "../people/people-rows.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import type { EffectInfo } from "../workflows/define-workflow.ts";

/** How a conversation came back to the inbox. */
export interface Back {
  from: "snoozed" | "closed";
  why: "time" | "wrote";
}

/** Leaves a line for staff that says why a conversation is back. */
export async function sayBack(ctx: PluginContext, { from, why }: Back, { subjectId, onceKey }: EffectInfo): Promise<void> {
  const conversation = await ctx.inbox.conversation(subjectId);
  if (!conversation) return;
  const user = await ctx.people.portalUser(conversation.portalUserId);
  const writer = user ? clientName(user) : "The client";
  const words = why === "time" ? "Back from snooze: the time has come." : `${from === "closed" ? "Reopened" : "Back from snooze"}: ${writer} wrote.`;
  await ctx.transaction((tx) => ctx.inbox.postEvent({ conversationId: subjectId, key: `desk:${onceKey}`, audience: "staff", forPortal: "", forStaff: words }, tx));
}
