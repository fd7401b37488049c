import type { Host } from "../host-parts.ts";
import { hearersOf } from "./conversation-access.ts";
import type { Entry } from "./inbox-door.ts";
import type { ConversationRow } from "./inbox-rows.ts";

/** What deciding who hears of an entry needs of its conversation. */
export type ToldConversation = Pick<ConversationRow, "id" | "practice_id" | "portal_user_id" | "client_id" | "topic_key" | "team" | "closed_to">;

/** Tells browsers of a stored message or note. A note goes to staff only. */
export function tellMessage(host: Host, conversation: ToldConversation, entry: Entry): void {
  const staff = { practiceId: conversation.practice_id, ...hearersOf(conversation, entry.seq), messages: true };
  const audience = entry.kind === "note" ? staff : { ...staff, portalUserId: conversation.portal_user_id };
  host.realtime.tell(audience, "entry", { conversationId: entry.conversationId, seq: entry.seq, entry });
}

/** Tells browsers to fetch an entry that looks different to each side. */
export function tellChange(host: Host, conversation: ToldConversation, seq: number, audience: "all" | "staff"): void {
  const to = { practiceId: conversation.practice_id, ...hearersOf(conversation, seq), ...(audience === "all" ? { portalUserId: conversation.portal_user_id } : {}) };
  host.realtime.tell(to, "entry", { conversationId: conversation.id, seq });
}
