import { z } from "zod";
import { hostOfContext } from "../../plugins/context-host.ts";
import { defineNotification } from "../../notify/define-notification.ts";
import type { NotificationDefinition } from "../../notify/define-notification.ts";
import type { NoticeClass } from "../card-view.ts";
import { cardColumns } from "../inbox-rows.ts";
import type { CardRow } from "../inbox-rows.ts";
import { recipientOf } from "../offers/recipient-of.ts";
import { facesThatWait } from "./waits-for-client.ts";

const data = z.object({ conversationId: z.string(), entryId: z.string() });
type NudgeData = z.output<typeof data>;

export const nudgeEveryMs = 24 * 60 * 60_000;
export const nudgeKind = (push: NoticeClass): string => `core.nudge-${push}`;

/** One notice for each class, since the class alone decides what it says; dropped when the card was dealt with meanwhile. */
const nudgeOf = (push: NoticeClass): NotificationDefinition<NudgeData> =>
  defineNotification({
    kind: nudgeKind(push),
    class: push,
    data,
    example: { conversationId: "01JD0000000000000000000000", entryId: "01JD0000000000000000000001" },
    atMostEveryMinutes: nudgeEveryMs / 60_000,
    async stillNeeded(ctx, { conversationId, entryId }, to) {
      const host = hostOfContext(ctx);
      if (!("portalUserId" in to)) return false;
      const [card] = await host.db.hot.all<CardRow>(`SELECT ${cardColumns.join(",")} FROM inbox_cards WHERE conversation_id = ? AND entry_id = ? AND practice_id = ?`, [conversationId, entryId, ctx.practiceId]);
      const client = card && (await recipientOf(host, ctx.practiceId, to.portalUserId));
      return client ? (await facesThatWait(host, client, card.kind, [card.subject_id])).size > 0 : false;
    },
  });

export const nudgeNotifications = (["message", "task", "appointment", "payment", "document"] as const).map(nudgeOf);
