import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { findForStaff, lockAssignment } from "../assignments/find-assignment.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { formOf } from "../assignments/forms-of.ts";
import { readFilling } from "../filling/fill.ts";
import type { Filling } from "../filling/fill.ts";
import { refuseOthers } from "./refuse-others.ts";
import { whyNotTogether } from "./why-not-together.ts";

async function check(ctx: PluginContext, row: Assignment, tx?: Tx): Promise<void> {
  if (row.state === "scheduled") throw notFound("this form");
  refuseEnded(row);
  refuseOthers(row);
  const why = whyNotTogether((await formOf(ctx, row.versionId, tx)).definition);
  if (why !== null) throw new AppError("CONFLICT", why);
}

/** A form of a client whom this staff member sees, to fill in with them. @throws AppError `NOT_FOUND`, `CONFLICT` when it is the person's alone, `USED`, `EXPIRED` */
export async function openTogether(ctx: PluginContext, viewer: StaffViewer, assignmentId: string): Promise<Filling> {
  const row = await findForStaff(ctx, viewer, assignmentId);
  await check(ctx, row);
  return readFilling(ctx, row);
}

/** The same, locked until the transaction ends. */
export async function lockTogether(ctx: PluginContext, viewer: StaffViewer, assignmentId: string, tx: Tx): Promise<Assignment> {
  await findForStaff(ctx, viewer, assignmentId);
  const row = await lockAssignment(ctx, assignmentId, tx);
  await check(ctx, row, tx);
  return row;
}
