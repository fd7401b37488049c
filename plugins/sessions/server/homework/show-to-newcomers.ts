import { z } from "zod";
import { Op } from "sequelize";
import { listen } from "@anteroom/core/server";
import { homework } from "../tables/homework.ts";

/** Who becomes a portal user of a client finds what is open for everybody of that client. */
export const showToNewcomers = listen({
  to: "core.portal-user-invited",
  version: 1,
  as: "show-to-newcomers",
  read: z.object({ portalUserId: z.string(), clientId: z.string() }),
  async run(ctx, { data }) {
    const user = await ctx.people.portalUser(data.portalUserId);
    if (!user?.permissions.includes("sessions")) return;
    const rows = await ctx.model(homework).findAll({ where: { practiceId: ctx.practiceId, clientId: data.clientId, portalUserId: null, postedAt: { [Op.ne]: null }, state: ["assigned", "started", "submitted"] } });
    if (rows.length === 0) return;
    const { id: conversationId } = await ctx.inbox.conversationOf(user.id);
    await ctx.transaction(async (tx) => {
      for (const row of rows) await ctx.inbox.postCard({ conversationId, kind: "sessions.homework", subjectId: row.get().id }, tx);
    });
  },
});
