import { AppError } from "@anteroom/core/server";
import type { Conversation, PluginContext } from "@anteroom/core/server";
import type { WhoMayStart } from "./settings.ts";

const sentences: Record<Exclude<WhoMayStart, "all">, string> = {
  nobody: "Your practice does not take messages here. Call them, or book a time to talk.",
  replies: "You can write here after your practice has written to you. Call them if you need something now.",
  assigned: "You can write here once a professional is assigned to you. Call your practice if you need something now.",
};

/** Why a client cannot write here now, in a sentence for them; null when they can. */
export function blockedBecause(who: WhoMayStart, conversation: Pick<Conversation, "lastStaffAt" | "professionalIds">): string | null {
  if (who === "all") return null;
  if (who === "replies" && conversation.lastStaffAt !== null) return null;
  if (who === "assigned" && conversation.professionalIds.length > 0) return null;
  return sentences[who];
}

/** @throws AppError `FORBIDDEN` (reason `may-not-write`) with the sentence that the composer shows. */
export async function checkMayWrite(ctx: PluginContext, conversation: Conversation): Promise<void> {
  const [lead] = conversation.professionalIds;
  // This stands in the path of every message, so it reads the one setting that it needs.
  const who = await ctx.setting<WhoMayStart>("whoMayStart", { clientId: conversation.clientId, ...(lead ? { staffId: lead } : {}) });
  const why = blockedBecause(who, conversation);
  if (why) throw new AppError("FORBIDDEN", why, { reason: "may-not-write" });
}
