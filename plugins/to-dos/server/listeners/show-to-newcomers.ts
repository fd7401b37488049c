import { z } from "zod";
import { listen } from "@anteroom/core/server";
import { toDos } from "../to-do-rows.ts";

/** Who becomes a portal user of a client finds what is open for everybody of that client. */
export const showToNewcomers = listen({
  to: "core.portal-user-invited",
  version: 1,
  as: "show-to-newcomers",
  read: z.object({ portalUserId: z.string(), clientId: z.string() }),
  async run(ctx, { data }) {
    const user = await ctx.people.portalUser(data.portalUserId);
    if (!user?.permissions.includes("basic")) return;
    const rows = await ctx.model(toDos).findAll({ where: { practiceId: ctx.practiceId, clientId: data.clientId, portalUserId: null, forStaff: 0, state: ["open", "proposed", "awaiting"] } });
    if (rows.length === 0) return;
    const { id: conversationId } = await ctx.inbox.conversationOf(user.id);
    await ctx.transaction(async (tx) => {
      for (const row of rows) await ctx.inbox.postCard({ conversationId, kind: "to-dos.item", subjectId: row.get().id }, tx);
    });
  },
});
