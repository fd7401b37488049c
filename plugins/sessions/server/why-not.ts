import { Op } from "sequelize";
import type { PluginDefinition } from "@anteroom/core/server";
import { meetingLink } from "./joining/meeting-link.ts";
import { sessions, standing } from "./tables/sessions.ts";

/** Why somebody may be unable to join: no session to come by video, or nobody set up the way in. */
export const whyNot: NonNullable<PluginDefinition["whyNot"]> = async (ctx, { portalUserId, permission }) => {
  const user = permission === "sessions.use" ? await ctx.people.portalUser(portalUserId) : null;
  if (!user || !ctx.viewer) return [];
  const next = (await ctx.model(sessions).findOne({ where: { practiceId: ctx.practiceId, clientId: user.clientId, place: "video", state: [...standing], endsAt: { [Op.gte]: ctx.now() } as never }, order: [["startsAt", "ASC"], ["id", "ASC"]] }))?.get();
  if (!next) return [{ ok: true, fact: "There is no session by video to join." }];
  const { missing } = await meetingLink(ctx, next, ctx.viewer);
  return [missing ? { ok: false, fact: missing, href: `/staff/clients/${user.clientId}/sessions/${next.id}` } : { ok: true, fact: "The next session by video can be joined from 15 minutes before its start." }];
};
