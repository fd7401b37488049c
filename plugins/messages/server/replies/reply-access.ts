import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer } from "@anteroom/core/server";
import { savedReplies } from "./reply-rows.ts";
import type { SavedReply } from "./reply-rows.ts";

/** A reply that this viewer may read: the practice's, or their own. @throws AppError `NOT_FOUND` */
export async function replyOf(plugin: PluginContext, viewer: StaffViewer, id: string): Promise<SavedReply> {
  const row = await plugin.model(savedReplies).findOne({ where: { id, practiceId: viewer.practiceId } });
  const reply = row?.get() as SavedReply | undefined;
  if (!reply || (reply.ownerId !== null && reply.ownerId !== viewer.staffId)) throw notFound("this reply");
  return reply;
}

/** @throws AppError `FORBIDDEN` for the practice's replies, unless the viewer may change them. */
export function requireChange(plugin: PluginContext, ownerId: string | null): void {
  if (ownerId === null && !plugin.holds("messages.manage")) throw new AppError("FORBIDDEN", "The practice's replies are changed by an administrator. Save it as your own instead.");
}
