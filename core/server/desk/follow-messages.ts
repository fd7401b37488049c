import { formatDayTime } from "../../time/format-time.ts";
import { z } from "zod";
import { listen } from "../outbox/listen.ts";
import { lockConversations } from "../inbox/conversation-access.ts";
import { hostOfContext } from "../plugins/context-host.ts";
import { awayWords, coverOf } from "./away/cover-of.ts";
import { giveAccess } from "./away/cover-access.ts";
import { deskWorkflow } from "./desk-workflow.ts";

const message = z.object({ conversationId: z.string(), seq: z.number().int(), clientId: z.string(), by: z.enum(["staff", "portal", "system"]) });

/** A client's message brings a snoozed or closed conversation back to who had it. */
export const reopenOnMessage = listen({
  to: "core.message-sent",
  version: 1,
  as: "reopen-on-message",
  read: message,
  async run(ctx, { data }) {
    if (data.by !== "portal") return;
    const host = hostOfContext(ctx);
    await ctx.transaction(async (tx) => {
      const row = (await lockConversations(host, tx, [data.conversationId])).get(data.conversationId);
      if (!row) return;
      // Nobody has moved it yet: it goes to whoever leads the client's care by now.
      if (row.assignee_id === null && row.team && !(await ctx.workflows.state(deskWorkflow, row.id, tx))) {
        await tx.run("UPDATE inbox_conversations SET assignee_id = ? WHERE id = ? AND assignee_id IS NULL", [row.team.split(",")[0] ?? null, row.id]);
      }
      if (row.desk_state !== "open") await ctx.workflows.send(deskWorkflow, row.id, { type: "clientWrote", seq: data.seq }, tx);
    });
  },
});

/** Tells a client who writes to somebody who is away who answers instead, once for each period. */
export const tellOfCover = listen({
  to: "core.message-sent",
  version: 1,
  as: "tell-of-cover",
  read: message,
  async run(ctx, { data }) {
    if (data.by !== "portal") return;
    const host = hostOfContext(ctx);
    const [row] = await host.db.hot.all<{ assignee_id: string | null }>("SELECT assignee_id FROM inbox_conversations WHERE id = ? AND practice_id = ? AND topic_key = ''", [data.conversationId, ctx.practiceId]);
    const cover = row?.assignee_id ? await coverOf(host, ctx.practiceId, row.assignee_id) : null;
    if (!cover) return;
    // The client may have come to the team after the period began.
    await giveAccess(ctx, cover.periodId);
    const [client, practice] = await Promise.all([ctx.people.client(data.clientId), ctx.people.practice()]);
    const words = awayWords(cover, formatDayTime(cover.until, { zone: client?.timeZone ?? practice.timeZone }));
    await ctx.transaction((tx) => ctx.inbox.postEvent({ conversationId: data.conversationId, key: `cover:${cover.periodId}:${data.conversationId}`, forPortal: words, forStaff: words }, tx));
  },
});
