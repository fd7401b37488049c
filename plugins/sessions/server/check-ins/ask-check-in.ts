import { newId } from "@anteroom/core/server";
import type { EffectInfo, PluginContext, Reachable } from "@anteroom/core/server";
import { checkInNotification } from "../notifications.ts";
import { sealBody } from "../sealed.ts";
import { settingsOf } from "../settings.ts";
import { checkIns } from "../tables/check-ins.ts";
import type { CheckInBody } from "../tables/check-ins.ts";
import { sessions, standing } from "../tables/sessions.ts";

export const emptyCheckIn: CheckInBody = { mood: null, topic: "", location: "" };

/** The client themself where they use the portal, else whoever acts for them. */
const asked = (people: readonly Reachable[]): readonly Reachable[] => {
  const selves = people.filter((one) => one.relationship === "self");
  return selves.length > 0 ? selves : people;
};

/** Asks how somebody is, in their conversation. A session that was moved or cancelled since asks nothing. */
export async function askCheckIn(ctx: PluginContext, { startsAt }: { startsAt: number }, { subjectId }: EffectInfo): Promise<void> {
  const { practiceId } = ctx;
  const session = (await ctx.model(sessions).findOne({ where: { practiceId, id: subjectId } }))?.get();
  if (!session || session.startsAt !== startsAt || !standing.includes(session.state)) return;
  const { clientId, staffId } = session;
  if (!(await settingsOf(ctx, { clientId, staffId })).checkIn) return;
  const people = asked(await ctx.inbox.reachable({ clientId, permission: "sessions.use" }));
  for (const { portalUserId, conversationId } of people) {
    await ctx.transaction(async (tx) => {
      const where = { practiceId, sessionId: session.id, portalUserId };
      if (await ctx.model(checkIns).findOne({ where, transaction: tx.sequelize, lock: true })) return;
      const id = newId();
      await ctx.model(checkIns).create({ ...where, id, clientId, body: sealBody(ctx, ["check_ins", id], emptyCheckIn), state: "asked", answeredAt: null, createdAt: ctx.now() }, { transaction: tx.sequelize });
      await ctx.inbox.postCard({ conversationId, kind: "sessions.check-in", subjectId: id }, tx);
      await ctx.notify(checkInNotification.kind, { to: { portalUserId }, data: { id }, key: `check-in:${id}` }, tx);
    });
  }
}
