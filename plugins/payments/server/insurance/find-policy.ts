import { notFound } from "@anteroom/core/server";
import type { FileGuard, PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { policies } from "./policy-rows.ts";
import type { PolicyRow } from "./policy-rows.ts";

/** A policy, held until the transaction ends. @throws AppError `NOT_FOUND` */
export async function lockPolicy(ctx: PluginContext, tx: Tx, id: string): Promise<PolicyRow> {
  const row = (await ctx.model(policies).findOne({ where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw notFound("this insurance");
  return row;
}

const maySee = async (ctx: PluginContext, viewer: Viewer, row: PolicyRow): Promise<boolean> =>
  viewer.kind === "staff" ? ctx.holds("payments.see", viewer) && (await ctx.people.maySee(viewer, row.clientId)) : ctx.holds("payments.use", viewer) && row.clientId === viewer.clientId;

/** A policy as this viewer may see it; nobody else learns that it is there. @throws AppError `NOT_FOUND` */
export async function policyFor(ctx: PluginContext, viewer: Viewer, id: string): Promise<PolicyRow> {
  const row = (await ctx.model(policies).findOne({ where: { practiceId: ctx.practiceId, id } }))?.get();
  if (!row || !(await maySee(ctx, viewer, row))) throw notFound("this insurance");
  return row;
}

/** Photos of a card are for whoever may see the policy. */
export const guardPolicy: FileGuard = async (viewer, ownerId, ctx) => {
  const row = (await ctx.model(policies).findOne({ where: { practiceId: ctx.practiceId, id: ownerId } }))?.get();
  return row !== undefined && maySee(ctx, viewer, row);
};
