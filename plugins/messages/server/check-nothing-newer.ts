import { AppError } from "@anteroom/core/server";
import type { Conversation, PluginContext } from "@anteroom/core/server";

/** "1 minute ago", as a sentence goes on with it. */
function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} ${minutes === 1 ? "minute" : "minutes"} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} ${hours === 1 ? "hour" : "hours"} ago` : `${Math.floor(hours / 24)} ${hours < 48 ? "day" : "days"} ago`;
}

/** @throws AppError `CONFLICT` (reason `newer-reply`) when a colleague has answered since this staff member looked. */
export async function checkNothingNewer(ctx: PluginContext, conversation: Conversation, staffId: string, seenSeq: number): Promise<void> {
  if (conversation.lastSeq <= seenSeq) return;
  const newer = await ctx.inbox.colleagueAfter(conversation.id, seenSeq, staffId);
  if (newer) throw new AppError("CONFLICT", `${newer.name} replied ${ago(ctx.now() - newer.at)}.`, { reason: "newer-reply" });
}
