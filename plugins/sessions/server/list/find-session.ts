import { notFound } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { sessions } from "../tables/sessions.ts";
import type { Session } from "../tables/sessions.ts";

/** A session that this viewer may see. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findSession(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<Session> {
  const row = (await ctx.model(sessions).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) }))?.get();
  const seen = row && (viewer.kind === "portal" ? row.clientId === viewer.clientId : await ctx.people.maySee(viewer, row.clientId));
  if (!row || !seen) throw notFound("this session");
  return row;
}
