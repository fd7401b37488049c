import { idempotent, pluginApi } from "@anteroom/core/ui/api.ts";
import type { ComposerSlot } from "@anteroom/core/ui/composer-slot.ts";
import { formatDay, formatTime, zoneName } from "@anteroom/core/time/format-time.ts";
import type { MessagesRouter } from "../server/router.ts";
import { Composer } from "./composer.tsx";
import type { ComposerStatus } from "./composer-status.ts";

const api = pluginApi<MessagesRouter>("messages");

/** "Usually replies within 1 working day", and until when nobody reads. */
function answering(data: unknown, { zone }: { zone: string }): { replyTime: string | null; hours: string | null } {
  const { replyTime, open, opensAt } = data as ComposerStatus;
  if (open || opensAt === null) return { replyTime, hours: null };
  const at = new Date(opensAt);
  return { replyTime, hours: `Messages are read again on ${formatDay(at, { zone })} at ${formatTime(at, { zone })} ${zoneName(zone, at)}.` };
}

/** Writing, from the server's first drawing of the page to the browser's last try. */
export const composerSlot: ComposerSlot = {
  load: (caller, conversationId) => caller["messages"]?.["status"]?.({ conversationId }) ?? Promise.reject(new Error("messages: not mounted")),
  answering,
  submit: (caller, message) => caller["messages"]?.["send"]?.(message) ?? Promise.reject(new Error("messages: not mounted")),
  send(conversationId, { key, text, files, note, seenSeq }) {
    if (note) return api.note.mutate({ conversationId, key, text }, idempotent);
    return api.send.mutate({ conversationId, key, text, fileIds: files.map((file) => file.id), ...(seenSeq === undefined ? {} : { seenSeq }) }, idempotent);
  },
  withdraw: (conversationId, entryId) => api.withdraw.mutate({ conversationId, entryId }),
  Composer,
};
