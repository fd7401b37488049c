import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { dayIn, dayWords } from "./due-words.ts";
import { findToDo, isMine, moveToDo } from "./move-to-do.ts";
import { addDaysTo } from "./recurrence.ts";
import { reminderWaits, zoneOf } from "./reminder-waits.ts";
import { openBody } from "./to-do-body.ts";
import type { ToDo } from "./to-do-rows.ts";

/** A line for the conversation, one wording for each side. */
export interface ActLine {
  forPortal: string;
  forStaff: string;
}

type Act = (ctx: PluginContext, tx: Tx, viewer: Viewer, id: string) => Promise<ActLine | null>;

const clientOf = (ctx: PluginContext, row: ToDo) => ({ subject: row.id, ...(row.clientId ? { clientId: row.clientId } : {}) });
const waitsOf = (ctx: PluginContext, row: ToDo): Promise<number[]> => reminderWaits(ctx, row, ctx.now());

function mustBeDoer(row: ToDo, viewer: Viewer): void {
  if (viewer.kind === "portal" ? isMine(row, viewer) : row.forStaff) return;
  throw new AppError("FORBIDDEN", "Only the person who was asked can do this.");
}

function mustBeStaff(viewer: Viewer): void {
  if (viewer.kind !== "staff") throw new AppError("FORBIDDEN", "Only the practice can do this.");
}

/** The doer says that it is done. */
export const tick: Act = async (ctx, tx, viewer, id) => {
  const row = await findToDo(ctx, viewer, id, tx);
  mustBeDoer(row, viewer);
  await moveToDo(ctx, tx, { row, event: { type: "tick", at: ctx.now() }, to: ["ticked", "awaiting"] });
  await ctx.audit("done", clientOf(ctx, row), tx);
  return null;
};

/** The doer takes the tick back, in the few seconds that there are. */
export const undo: Act = async (ctx, tx, viewer, id) => {
  const row = await findToDo(ctx, viewer, id, tx);
  mustBeDoer(row, viewer);
  await moveToDo(ctx, tx, { row, event: { type: "undo", at: ctx.now(), waits: await waitsOf(ctx, row) }, to: ["open", "quiet"] });
  await ctx.audit("undone", clientOf(ctx, row), tx);
  return null;
};

/** The doer cannot do it, or it is not for them; it leaves their list and staff see why. */
export const skip = (reason: string): Act => async (ctx, tx, viewer, id) => {
  const row = await findToDo(ctx, viewer, id, tx);
  mustBeDoer(row, viewer);
  await moveToDo(ctx, tx, { row, event: { type: "skip" }, to: ["skipped"], ...(reason ? { answer: { text: reason, by: viewer.name } } : {}) });
  await ctx.audit("refused", clientOf(ctx, row), tx);
  const { title } = openBody(ctx, row);
  return { forPortal: `You said that you can’t do this: ${title}`, forStaff: `${viewer.name} can’t do this: ${title}` };
};

/** The doer agrees to the day that staff proposed, or to another of their own. */
export const agree = (dueDay: string | null): Act => async (ctx, tx, viewer, id) => {
  const row = await findToDo(ctx, viewer, id, tx);
  mustBeDoer(row, viewer);
  const today = dayIn(ctx.now(), await zoneOf(ctx, row.clientId));
  if (dueDay === null) throw invalid({ dueDay: "Choose the day on which you will do it." });
  if (dueDay < today) throw invalid({ dueDay: "Choose today or a day that is still to come." });
  if (dueDay > addDaysTo(today, 366)) throw invalid({ dueDay: "Choose a day within the next year." });
  const change = { dueDay, ...(row.repeat ? { anchorDay: dueDay } : {}) };
  await moveToDo(ctx, tx, { row, event: { type: "agree", waits: await waitsOf(ctx, { ...row, dueDay }) }, to: ["open", "quiet"], change });
  await ctx.audit("agreed", clientOf(ctx, row), tx);
  const { title } = openBody(ctx, row);
  const words = `${dayWords(dueDay, today)}: ${title}`;
  return { forPortal: `You agreed to ${words}`, forStaff: `${viewer.name} agreed to ${words}` };
};

/** Staff confirm what the doer said is done. */
export const confirm: Act = async (ctx, tx, viewer, id) => {
  mustBeStaff(viewer);
  const row = await findToDo(ctx, viewer, id, tx);
  await moveToDo(ctx, tx, { row, event: { type: "confirm" }, to: ["done"] });
  await ctx.audit("confirmed", clientOf(ctx, row), tx);
  const { title } = openBody(ctx, row);
  return { forPortal: `${viewer.name} confirmed that this is done: ${title}`, forStaff: `${viewer.name} confirmed that this is done: ${title}` };
};

/** Staff send it back, with a note or without. */
export const giveBack = (note: string): Act => async (ctx, tx, viewer, id) => {
  mustBeStaff(viewer);
  const row = await findToDo(ctx, viewer, id, tx);
  await moveToDo(ctx, tx, { row, event: { type: "giveBack", waits: await waitsOf(ctx, row) }, to: ["open", "quiet"], ...(note ? { answer: { text: note, by: viewer.name } } : {}) });
  await ctx.audit("returned", clientOf(ctx, row), tx);
  const { title } = openBody(ctx, row);
  return { forPortal: `${viewer.name} sent this back to you: ${title}`, forStaff: `${viewer.name} sent this back: ${title}` };
};

/** Staff give again what was done or refused. */
export const again: Act = async (ctx, tx, viewer, id) => {
  mustBeStaff(viewer);
  const row = await findToDo(ctx, viewer, id, tx);
  await moveToDo(ctx, tx, { row, event: { type: "again", waits: await waitsOf(ctx, row) }, to: ["open", "quiet"] });
  await ctx.audit("gave-again", clientOf(ctx, row), tx);
  const { title } = openBody(ctx, row);
  return { forPortal: `${viewer.name} opened this again: ${title}`, forStaff: `${viewer.name} opened this again: ${title}` };
};

/** Ends it before it is done: staff for anything, portal users for what they added themselves. */
export const cancel: Act = async (ctx, tx, viewer, id) => {
  const row = await findToDo(ctx, viewer, id, tx);
  if (viewer.kind === "portal" && row.byId !== viewer.portalUserId) throw new AppError("FORBIDDEN", "Only who added this can remove it.");
  if (row.state === "done" || row.state === "skipped" || row.state === "cancelled") throw new AppError("CONFLICT", "This is over already, so it cannot be withdrawn.");
  await moveToDo(ctx, tx, { row, event: { type: "cancel" }, to: ["cancelled"] });
  await ctx.audit("withdrew", clientOf(ctx, row), tx);
  return null;
};
