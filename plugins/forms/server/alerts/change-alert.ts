import { AppError } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { saySaved } from "../assignments/local-day.ts";
import { staffNames } from "../cards/assignment-faces.ts";
import { alertPlace, alerts } from "./alert-rows.ts";
import type { AlertRow } from "./alert-rows.ts";
import { alertWorkflow } from "./alert-workflow.ts";
import { lockAlert } from "./find-alert.ts";

/** Tells whoever comes second who was there before, and when. */
async function taken(ctx: PluginContext, viewer: StaffViewer, by: string | null, at: number | null, verb: string): Promise<AppError> {
  const name = (await staffNames(ctx, [by])).get(by ?? "") ?? "A colleague";
  return new AppError("CONFLICT", `${name} ${verb} this already${at === null ? "" : `, ${saySaved(at, viewer.timeZone, ctx.now())}`}.`);
}

/** Says that this staff member looks after it: nobody else is told any more. @throws AppError `CONFLICT` when a colleague was faster */
export async function acknowledgeAlert(ctx: PluginContext, viewer: StaffViewer, id: string, tx: Tx): Promise<void> {
  const alert = await lockAlert(ctx, id, tx);
  if (alert.acknowledgedBy === viewer.staffId) return;
  if (alert.state === "resolved") throw await taken(ctx, viewer, alert.resolvedBy, alert.resolvedAt, "resolved");
  if (alert.acknowledgedBy !== null) throw await taken(ctx, viewer, alert.acknowledgedBy, alert.acknowledgedAt, "acknowledged");
  await update(ctx, id, { acknowledgedBy: viewer.staffId, acknowledgedAt: ctx.now() }, tx);
  await ctx.workflows.send(alertWorkflow, id, { type: "acknowledge" }, tx);
  await ctx.audit("alert-acknowledged", { subject: id, clientId: alert.clientId }, tx);
}

/** Closes it with a note on what was done. Sent twice by one person, it is done once. @throws AppError `CONFLICT` when a colleague was faster */
export async function resolveAlert(ctx: PluginContext, viewer: StaffViewer, id: string, note: string, tx: Tx): Promise<void> {
  const alert = await lockAlert(ctx, id, tx);
  if (alert.state === "resolved") {
    if (alert.resolvedBy === viewer.staffId && alert.note !== null && ctx.sealed.open(alertPlace(id, "note"), alert.note) === note) return;
    throw await taken(ctx, viewer, alert.resolvedBy, alert.resolvedAt, "resolved");
  }
  const first = alert.acknowledgedBy === null ? { acknowledgedBy: viewer.staffId, acknowledgedAt: ctx.now() } : {};
  await update(ctx, id, { ...first, resolvedBy: viewer.staffId, resolvedAt: ctx.now(), note: ctx.sealed.seal(alertPlace(id, "note"), note) }, tx);
  await ctx.workflows.send(alertWorkflow, id, { type: "resolve" }, tx);
  await ctx.audit("alert-resolved", { subject: id, clientId: alert.clientId }, tx);
}

const update = (ctx: PluginContext, id: string, to: Partial<AlertRow>, tx: Tx) => ctx.model(alerts).update(to, { where: { practiceId: ctx.practiceId, id }, transaction: tx.sequelize });
