import { Op } from "sequelize";
import type { PluginDefinition } from "@anteroom/core/server";
import { homework } from "./tables/homework.ts";
import { sessions, standing } from "./tables/sessions.ts";

const day = 86_400_000;

/** What turning it off would mean for people now. */
export const offEffects: NonNullable<PluginDefinition["offEffects"]> = async (ctx) => {
  const { practiceId } = ctx;
  const now = ctx.now();
  const [open, soon] = await Promise.all([
    ctx.model(homework).count({ where: { practiceId, state: ["assigned", "started", "submitted"], postedAt: { [Op.ne]: null } as never } }),
    ctx.model(sessions).count({ where: { practiceId, place: "video", state: [...standing], startsAt: { [Op.between]: [now - day, now + day] } as never, endsAt: { [Op.gte]: now } as never } }),
  ]);
  return [
    ...(soon > 0 ? [soon === 1 ? "A session by video in the next 24 hours cannot be joined from the portal." : `${soon} sessions by video in the next 24 hours cannot be joined from the portal.`] : []),
    ...(open > 0 ? [open === 1 ? "1 piece of homework is open." : `${open} pieces of homework are open.`] : []),
  ];
};
