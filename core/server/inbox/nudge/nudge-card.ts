import { once } from "../../database/once.ts";
import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { StaffViewer } from "../../viewer.ts";
import { ActionRefused, refused } from "../action-refused.ts";
import { forUpdate } from "../conversation-access.ts";
import type { CardRow, ConversationRow } from "../inbox-rows.ts";
import { recipientOf } from "../offers/recipient-of.ts";
import { postEvent } from "../post-entries.ts";
import { nudgeEveryMs, nudgeKind } from "./nudge-notifications.ts";
import { facesThatWait } from "./waits-for-client.ts";

interface Nudge {
  conversation: ConversationRow;
  card: CardRow;
  key: string;
}

/**
 * Sends the portal user one quiet reminder about a card that waits for them, at most one a day, and leaves a line for staff.
 * The card keeps its revision: a reminder must not make the form that the person fills in just then stale.
 */
export async function nudgeCard(host: Host, viewer: StaffViewer, { conversation, card, key }: Nudge, tx: Tx): Promise<void> {
  const now = host.clock.now();
  await once(tx, { scope: `core.act/${viewer.practiceId}/${viewer.staffId}`, key, params: [card.entry_id, "nudge"], practiceId: viewer.practiceId, now }, async () => {
    const [row] = await tx.all<{ nudged_at: number | null }>(`SELECT nudged_at FROM inbox_cards WHERE conversation_id = ? AND entry_id = ?${forUpdate(host.db)}`, [conversation.id, card.entry_id]);
    if (row?.nudged_at && row.nudged_at + nudgeEveryMs > now) throw new ActionRefused(refused("conflict", "Somebody has nudged already. One reminder a day is the most."));
    const client = conversation.portal_status === "active" && card.audience === "all" ? await recipientOf(host, viewer.practiceId, conversation.portal_user_id) : null;
    const face = client && (await facesThatWait(host, client, card.kind, [card.subject_id])).get(card.subject_id);
    if (!client || !face) throw new ActionRefused(refused("stale", "This does not wait for the client now, so there is nothing to remind them of."));
    await tx.run("UPDATE inbox_cards SET nudged_at = ? WHERE conversation_id = ? AND entry_id = ?", [now, conversation.id, card.entry_id]);
    const notice = { to: { portalUserId: client.portalUserId }, data: { conversationId: conversation.id, entryId: card.entry_id }, key, thread: card.entry_id };
    await host.notifier.queue({ practiceId: viewer.practiceId, pluginId: "core", kind: nudgeKind(face.push), ...notice }, tx);
    const line = `${viewer.name} sent ${client.name} a reminder: ${face.view.title}`;
    await postEvent(host, host.context("core", viewer.practiceId, viewer), { conversationId: conversation.id, key: `nudge:${key}`, forPortal: line, forStaff: line, audience: "staff" }, tx);
    await host.audit.record(
      [{ practiceId: viewer.practiceId, pluginId: "core", verb: "nudged-card", actor: { kind: "staff", id: viewer.staffId, accountId: viewer.accountId }, clientId: conversation.client_id, subject: card.subject_id, detail: { kind: card.kind } }],
      tx,
    );
    return null;
  });
}
