import { AppError, notFound } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx, Viewer } from "@anteroom/core/server";
import { openBody, sealBody } from "./to-do-body.ts";
import { plainRow, toDos } from "./to-do-rows.ts";
import type { ToDo, ToDoState } from "./to-do-rows.ts";
import { toDoWorkflow } from "./to-do-workflow.ts";
import type { ToDoEvent } from "./to-do-workflow.ts";

/** Whether a to-do is this portal user's to do. */
export const isMine = (row: Pick<ToDo, "forStaff" | "clientId" | "portalUserId">, viewer: Viewer): boolean =>
  viewer.kind === "portal" && !row.forStaff && row.clientId === viewer.clientId && (row.portalUserId === null || row.portalUserId === viewer.portalUserId);

/** Whether staff may see it: their own and the team's tasks, and what is about a client of theirs. */
export async function staffSees(ctx: PluginContext, row: ToDo, viewer: StaffViewer): Promise<boolean> {
  if (row.forStaff && (row.staffId === viewer.staffId || row.byId === viewer.staffId)) return true;
  if (row.clientId !== null) return ctx.people.maySee(viewer, row.clientId);
  return row.forStaff === 1 && row.staffId === null;
}

/** A to-do that this viewer may see. @throws AppError `NOT_FOUND` for foreign and absent ones alike. */
export async function findToDo(ctx: PluginContext, viewer: Viewer, id: string, tx?: Tx): Promise<ToDo> {
  const found = await ctx.model(toDos).findOne({ where: { practiceId: ctx.practiceId, id }, ...(tx ? { transaction: tx.sequelize, lock: true } : {}) });
  const row = found && plainRow(found);
  if (!row) throw notFound("this to-do");
  if (viewer.kind === "portal" ? !isMine(row, viewer) || row.state === "scheduled" : !(await staffSees(ctx, row, viewer))) throw notFound("this to-do");
  return row;
}

const taken: Record<ToDoState, string> = {
  scheduled: "This does not start yet.",
  proposed: "The day is not agreed yet.",
  open: "This is open again.",
  awaiting: "This is done and waits for the practice to confirm it.",
  done: "This is done already.",
  skipped: "Somebody said that this cannot be done.",
  cancelled: "This was withdrawn.",
};

interface Move {
  row: ToDo;
  event: ToDoEvent;
  /** Where it must stand afterwards; anything else means that somebody was faster. */
  to: readonly string[];
  /** Words that go with it. */
  answer?: { text: string; by: string };
  change?: Partial<ToDo>;
}

/** Moves a to-do by one event, in the caller's transaction. @throws AppError `CONFLICT` with how it stands when the event comes too late. */
export async function moveToDo(ctx: PluginContext, tx: Tx, { row, event, to, answer, change }: Move): Promise<void> {
  const before = await ctx.workflows.state(toDoWorkflow, row.id, tx);
  if (!before?.can(event)) throw new AppError("CONFLICT", event.type === "undo" ? "It is too late to take this back. Write to your practice if it was a mistake." : taken[row.state]);
  if (answer || change) {
    const body = answer ? { body: sealBody(ctx, row.id, { ...openBody(ctx, row), answer: answer.text, answerBy: answer.by }) } : {};
    await ctx.model(toDos).update({ ...change, ...body }, { where: { practiceId: ctx.practiceId, id: row.id }, transaction: tx.sequelize });
  }
  const after = await ctx.workflows.send(toDoWorkflow, row.id, event, tx);
  // Whoever came second at the same moment finds it moved by the first.
  if (!to.includes(after.value) || after.version === before.version) throw new AppError("CONFLICT", taken[row.state]);
}
