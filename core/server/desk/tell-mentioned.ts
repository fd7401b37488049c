import { z } from "zod";
import { defineNotification } from "../notify/define-notification.ts";
import { findConversation } from "../inbox/conversation-access.ts";
import { assignableStaff } from "./assignable-staff.ts";
import { mentionedName } from "./mentions.ts";
import { defineEvent } from "../outbox/define-event.ts";
import { listen } from "../outbox/listen.ts";
import { hostOfContext } from "../plugins/context-host.ts";

const facts = z.object({ conversationId: z.string(), seq: z.number().int(), staffIds: z.array(z.string()) });

/** A note names colleagues; ids only. */
export const mentioned = defineEvent({
  name: mentionedName,
  version: 1,
  schema: facts,
  example: { conversationId: "01JD0000000000000000000001", seq: 12, staffIds: ["01JD0000000000000000000002"] },
});

const delayMinutes = 5;

/** Tells a colleague by mail of a note that names them, unless they have read it by then or may no longer see it. */
export const mentionNotification = defineNotification({
  kind: "core.mention",
  class: "message",
  data: z.object({ conversationId: z.string(), seq: z.number().int() }),
  example: { conversationId: "01JD0000000000000000000001", seq: 12 },
  delayMinutes: async () => delayMinutes,
  async stillNeeded(ctx, { conversationId, seq }, to) {
    if (!("staffId" in to)) return false;
    const host = hostOfContext(ctx);
    const row = await findConversation(host.db.hot, ctx.practiceId, conversationId);
    if (!row || !(await assignableStaff(host, row)).some((one) => one.id === to.staffId)) return false;
    return !(await ctx.inbox.hasRead(conversationId, to, seq)) && !(await ctx.inbox.isWithdrawn(conversationId, seq));
  },
});

/** Browsers of those who are named count again at once; a mail follows. */
export const tellMentioned = listen({
  to: mentioned.name,
  version: 1,
  as: "tell-mentioned",
  read: facts,
  async run(ctx, { data: { conversationId, seq, staffIds } }) {
    const host = hostOfContext(ctx);
    await ctx.transaction(async (tx) => {
      for (const staffId of staffIds) await ctx.notify(mentionNotification.kind, { to: { staffId }, data: { conversationId, seq }, key: `${conversationId}:${seq}` }, tx);
    });
    for (const staffId of staffIds) host.realtime.tell({ practiceId: ctx.practiceId, staffId }, "counts", { conversationId });
  },
});
