import type { PluginContext, Viewer } from "@anteroom/core/server";
import type { Homework, HomeworkBody } from "../tables/homework.ts";

/** The worksheet of homework as its page shows it. */
export interface WorksheetNow {
  title: string;
  /** Whether the viewer can fill it in here: it is theirs, still to be sent, and forms are there. */
  canFill: boolean;
  /** The form that answered it, for staff and for who sent it; null before. */
  answers: string | null;
}

/** Null for homework without a worksheet. Without forms it is done like any other homework. */
export async function worksheetNow(ctx: PluginContext, viewer: Viewer, row: Homework, body: HomeworkBody): Promise<WorksheetNow | null> {
  if (row.formId === null) return null;
  const open = row.state === "assigned" || row.state === "started";
  const asks = viewer.kind === "portal" && open && viewer.permissions.includes("surveys");
  const there = asks && (await ctx.ask<unknown>("forms.is-done", { formId: row.formId, portalUserId: viewer.portalUserId })).ok;
  // A form is read by who sent it and by the care team, also where several do the homework.
  const mayRead = viewer.kind === "staff" || body.answersOf === viewer.portalUserId;
  return { title: body.worksheet ?? "", canFill: there, answers: mayRead && body.answers ? body.answers : null };
}
