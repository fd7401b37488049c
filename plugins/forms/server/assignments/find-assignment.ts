import { notFound } from "@anteroom/core/server";
import type { PluginContext, PortalViewer, StaffViewer, Tx } from "@anteroom/core/server";
import type { Assignment } from "./assignment-rows.ts";
import { assignments, shares } from "./assignment-rows.ts";

const gone = () => notFound("this form");

const plain = (row: Assignment): Assignment => {
  const number = (value: number | null): number | null => (value === null ? null : Number(value));
  return {
    ...row, required: Boolean(row.required), assignedAt: Number(row.assignedAt), sendAt: number(row.sendAt), dueAt: number(row.dueAt), startedAt: number(row.startedAt), savedAt: number(row.savedAt),
    submittedAt: number(row.submittedAt), reviewedAt: number(row.reviewedAt), endedAt: number(row.endedAt),
  };
};

/** Assignments of the practice; `where` says which. */
export async function readAssignments(ctx: PluginContext, where: Record<string, unknown>, { limit = 200, tx }: { limit?: number; tx?: Tx } = {}): Promise<Assignment[]> {
  const rows = await ctx.model(assignments).findAll({ where: { ...where, practiceId: ctx.practiceId }, order: [["id", "DESC"]], limit, ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => plain(row.get()));
}

/** Locks a form until the transaction ends, so that whoever comes second sees what the first one did. */
export async function lockAssignment(ctx: PluginContext, assignmentId: string, tx: Tx): Promise<Assignment> {
  const where = { practiceId: ctx.practiceId, id: assignmentId };
  const row = (await ctx.model(assignments).findOne({ where, transaction: tx.sequelize, lock: true }))?.get();
  if (!row) throw gone();
  return plain(row);
}

/** A form that this portal user answers. Before its time it is not there. @throws AppError `NOT_FOUND` */
export async function findOwn(ctx: PluginContext, viewer: PortalViewer, assignmentId: string, tx?: Tx): Promise<Assignment> {
  const [row] = await readAssignments(ctx, { id: assignmentId, portalUserId: viewer.portalUserId }, { limit: 1, ...(tx ? { tx } : {}) });
  if (!row || row.state === "scheduled") throw gone();
  return row;
}

/** A form whose submissions this portal user may read: their own, or one that was shared with them before it was answered (D1). */
export async function findReadable(ctx: PluginContext, viewer: PortalViewer, assignmentId: string): Promise<Assignment & { own: boolean }> {
  const [row] = await readAssignments(ctx, { id: assignmentId, clientId: viewer.clientId }, { limit: 1 });
  if (!row || row.state === "scheduled") throw gone();
  if (row.portalUserId === viewer.portalUserId) return { ...row, own: true };
  const shared = row.submissions > 0 && (await ctx.model(shares).count({ where: { practiceId: ctx.practiceId, assignmentId, portalUserId: viewer.portalUserId } })) > 0;
  if (!shared) throw gone();
  return { ...row, own: false };
}

/** A form of a client whom the staff member may work with. @throws AppError `NOT_FOUND` */
export async function findForStaff(ctx: PluginContext, viewer: StaffViewer, assignmentId: string): Promise<Assignment> {
  const [row] = await readAssignments(ctx, { id: assignmentId }, { limit: 1 });
  if (!row || !(await ctx.people.maySee(viewer, row.clientId))) throw gone();
  return row;
}
