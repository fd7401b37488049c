import type { PluginDefinition } from "@anteroom/core/server";
import { fills } from "./tables/fills.ts";
import { checkIns } from "./tables/check-ins.ts";
import { sessions } from "./tables/sessions.ts";

/** Where both records came to one appointment, one of them stays; the host moves all others. */
export const mergeClients: NonNullable<PluginDefinition["mergeClients"]> = async (ctx, { from, into, portalUsers }, tx) => {
  const { practiceId } = ctx;
  const transaction = tx.sequelize;
  const rows = async (clientId: string) => (await ctx.model(sessions).findAll({ where: { practiceId, clientId }, attributes: ["id", "meetingId"], transaction })).map((row) => row.get());
  const kept = new Map((await rows(into)).map((row) => [row.meetingId, row.id]));
  for (const row of await rows(from)) {
    const stays = kept.get(row.meetingId);
    if (!stays) continue;
    await ctx.model(checkIns).update({ sessionId: stays }, { where: { practiceId, sessionId: row.id }, transaction });
    await ctx.model(sessions).destroy({ where: { practiceId, id: row.id }, transaction });
  }
  // Somebody on both records answered for each: the newer answer stays.
  for (const user of portalUsers) {
    const mine = (await ctx.model(checkIns).findAll({ where: { practiceId, portalUserId: [user.from, user.into] }, order: [["id", "DESC"]], transaction })).map((row) => row.get());
    const seen = new Set<string>();
    for (const one of mine) {
      if (seen.has(one.sessionId)) await ctx.model(checkIns).destroy({ where: { practiceId, id: one.id }, transaction });
      seen.add(one.sessionId);
    }
  }
  // Asked for again, for both at once.
  await ctx.model(fills).destroy({ where: { practiceId, clientId: [from, into] }, transaction });
};
