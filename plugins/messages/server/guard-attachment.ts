import type { FileGuard } from "@anteroom/core/server";

/** Files of a message go to those who may read the message, until it is withdrawn. */
export const guardAttachment: FileGuard = async (viewer, ownerId, ctx) => {
  const [conversationId, entryId] = ownerId.split(".");
  return conversationId !== undefined && entryId !== undefined && ctx.inbox.mayDownload(viewer, conversationId, entryId);
};
