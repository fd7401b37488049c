import { Op } from "sequelize";
import { pageOf } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { sessions } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";

const day = 86_400_000;

/** A client's sessions to come, the soonest first, or with `past` those that are over, the newest first. One that is going on is still to come. */
export async function listSessions(ctx: PluginContext, { clientId, past, after, size }: { clientId: string; past: boolean; after?: string | undefined; size?: number }): Promise<{ rows: Session[]; next: string | null }> {
  const now = ctx.now();
  const time = past ? { startsAt: { [Op.lt]: now }, endsAt: { [Op.lt]: now } } : { startsAt: { [Op.gte]: now - day }, endsAt: { [Op.gte]: now } };
  const order = past ? "DESC" : "ASC";
  return pageOf(ctx.model(sessions), { where: { practiceId: ctx.practiceId, clientId, state: { [Op.ne]: "moved" }, ...time } as never, by: [["startsAt", order], ["id", order]], after, ...(size ? { size } : {}) });
}
