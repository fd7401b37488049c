import { notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import type { StaffViewer } from "../../viewer.ts";
import { closedTo, mayReadMessages } from "../conversation-access.ts";
import { openBody } from "../entry-body.ts";
import type { ConversationRow, EntryRow } from "../inbox-rows.ts";
import type { OfferedMessage } from "./define-offer.ts";

/** Where a message opens for either side. */
export const messagePath = (conversationId: string, entryId: string): string => `/message/${conversationId}/${entryId}`;

/** A message that this staff member may read and the portal user has seen. @throws AppError `NOT_FOUND` for every other entry alike */
export async function offeredMessage(host: Host, viewer: StaffViewer, conversation: ConversationRow, entryId: string): Promise<OfferedMessage> {
  const [row] = (await mayReadMessages(host, viewer, conversation.topic_key))
    ? await host.db.hot.all<Pick<EntryRow, "id" | "body" | "seq">>(
        "SELECT id, body, seq FROM inbox_entries WHERE conversation_id = ? AND id = ? AND kind = 'message' AND audience = 'all' AND withdrawn_at IS NULL",
        [conversation.id, entryId],
      )
    : [];
  if (!row || row.seq <= closedTo(viewer, conversation)) throw notFound("this message");
  const { text, name } = openBody(host.sealer, { ...row, practice_id: conversation.practice_id, conversation_id: conversation.id });
  return { text, by: name, href: messagePath(conversation.id, entryId) };
}
