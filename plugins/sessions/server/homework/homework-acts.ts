import { AppError, invalid, newId } from "@anteroom/core/server";
import type { PluginContext, Tx, Viewer } from "@anteroom/core/server";
import { homeworkAnsweredNotification } from "../notifications.ts";
import type { Homework } from "../tables/homework.ts";
import { ticks } from "../tables/ticks.ts";
import { dayIn } from "./days.ts";
import { doersOf } from "./doers.ts";
import { findHomework, homeworkBody, moveHomework, writeHomework } from "./find-homework.ts";
import { tickableDays } from "./homework-days.ts";
import { reminderWaits, zoneOf } from "./reminder-waits.ts";

/** A line for the conversation, one wording for each side. */
export interface ActLine {
  forPortal: string;
  forStaff: string;
}

const open: readonly Homework["state"][] = ["assigned", "started"];
const isOpen = (row: Homework): boolean => open.includes(row.state);
const subject = (row: Homework) => ({ subject: row.id, clientId: row.clientId });
const waitsOf = (ctx: PluginContext, row: Homework): Promise<number[]> => reminderWaits(ctx, row, ctx.now());

function closed(row: Homework): AppError {
  return new AppError("CONFLICT", row.state === "cancelled" ? "Your practice withdrew this." : "This was sent already. Take it back to change it.");
}

async function begin(ctx: PluginContext, tx: Tx, row: Homework): Promise<void> {
  if (row.state === "assigned") await moveHomework(ctx, tx, row, { type: "start", waits: await waitsOf(ctx, row) });
  else await ctx.cards.touch("sessions.homework", row.id, tx);
}

/** The doer says on which of the last days it was done; `days` are all of those shown that are ticked. */
export async function tickDays(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, days: readonly string[]): Promise<void> {
  const row = await findHomework(ctx, viewer, id, tx);
  if (!isOpen(row)) throw closed(row);
  const shown = tickableDays(row, dayIn(ctx.now(), await zoneOf(ctx, row.clientId)));
  if (row.daily !== 1 || days.some((day) => !shown.includes(day))) throw invalid({ days: "Choose days from the list." });
  const where = { practiceId: ctx.practiceId, homeworkId: row.id };
  const transaction = tx.sequelize;
  const there = (await ctx.model(ticks).findAll({ where: { ...where, day: shown }, transaction })).map((tick) => tick.get().day);
  const taken = there.filter((day) => !days.includes(day));
  if (taken.length > 0) await ctx.model(ticks).destroy({ where: { ...where, day: taken }, transaction });
  for (const day of days) if (!there.includes(day)) await ctx.model(ticks).create({ ...where, id: newId(), day, at: ctx.now() }, { transaction });
  await begin(ctx, tx, row);
}

/** Ticks today, or takes that back. */
export async function tickToday(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, done: boolean): Promise<void> {
  const row = await findHomework(ctx, viewer, id, tx);
  const today = dayIn(ctx.now(), await zoneOf(ctx, row.clientId));
  const shown = tickableDays(row, today);
  const there = (await ctx.model(ticks).findAll({ where: { practiceId: ctx.practiceId, homeworkId: row.id, day: shown }, transaction: tx.sequelize })).map((tick) => tick.get().day);
  await tickDays(ctx, tx, viewer, id, done ? [...new Set([...there, today])] : there.filter((day) => day !== today));
}

/** Keeps what the doer has written so far. */
export async function saveNote(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, note: string): Promise<void> {
  const row = await findHomework(ctx, viewer, id, tx);
  if (!isOpen(row)) throw closed(row);
  await writeHomework(ctx, tx, row, { note });
  await begin(ctx, tx, row);
}

/** The doer sends it, with words, files, both or neither. */
export async function submit(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, { note, fileIds }: { note: string; fileIds: readonly string[] }): Promise<ActLine> {
  const row = await findHomework(ctx, viewer, id, tx);
  if (!isOpen(row)) throw closed(row);
  const files = fileIds.length > 0 ? await ctx.files.claim(fileIds, { kind: "homework", id: row.id }, tx) : [];
  const body = homeworkBody(ctx, row);
  await moveHomework(ctx, tx, row, { type: "submit" }, { note, sentFiles: [...body.sentFiles, ...files.map((file) => file.id)] });
  await ctx.audit("sent-homework", subject(row), tx);
  return { forPortal: `You sent homework: ${body.title}`, forStaff: `${viewer.name} sent homework: ${body.title}` };
}

/** The doer takes it back while nobody has answered. */
export async function takeBack(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string): Promise<ActLine> {
  const row = await findHomework(ctx, viewer, id, tx);
  await moveHomework(ctx, tx, row, { type: "takeBack", waits: await waitsOf(ctx, row) });
  await ctx.audit("took-back-homework", subject(row), tx);
  const { title } = homeworkBody(ctx, row);
  return { forPortal: `You took back homework to change it: ${title}`, forStaff: `${viewer.name} took back homework to change it: ${title}` };
}

/** Staff answer what was sent, or send it back to be gone on with. */
export async function answer(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string, given: { comment: string; back: boolean }): Promise<ActLine> {
  const row = await findHomework(ctx, viewer, id, tx);
  if (given.back && given.comment === "") throw invalid({ comment: "Write what to go on with." });
  const words = { comment: given.comment, commentBy: viewer.name };
  await moveHomework(ctx, tx, row, given.back ? { type: "sendBack", waits: await waitsOf(ctx, row) } : { type: "review" }, words);
  await ctx.audit(given.back ? "sent-back-homework" : "reviewed-homework", subject(row), tx);
  for (const { portalUserId } of await doersOf(ctx, row, tx)) await ctx.notify(homeworkAnsweredNotification.kind, { to: { portalUserId }, data: { id: row.id }, key: `answered:${row.id}:${row.version}` }, tx);
  const { title } = homeworkBody(ctx, row);
  const said = given.back ? `${viewer.name} sent homework back: ${title}` : `${viewer.name} read homework: ${title}`;
  return { forPortal: said, forStaff: said };
}

/** Staff withdraw it; a series ends with it. */
export async function cancel(ctx: PluginContext, tx: Tx, viewer: Viewer, id: string): Promise<ActLine> {
  const row = await findHomework(ctx, viewer, id, tx);
  await moveHomework(ctx, tx, row, { type: "cancel" });
  await ctx.audit("withdrew-homework", subject(row), tx);
  const said = `${viewer.name} withdrew homework: ${homeworkBody(ctx, row).title}`;
  return { forPortal: said, forStaff: said };
}
