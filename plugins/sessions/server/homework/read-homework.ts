import type { PluginContext, Viewer } from "@anteroom/core/server";
import { dayIn, dayWords } from "./days.ts";
import { findHomework, homeworkBody } from "./find-homework.ts";
import { homeworkFace } from "./homework-face.ts";
import { tickableDays } from "./homework-days.ts";
import { worksheetNow } from "../worksheets/worksheet-now.ts";
import { loadHomework } from "./load-homework.ts";

/** One piece of homework, whole, for whoever does it or for staff. @throws AppError `NOT_FOUND` */
export async function readHomework(plugin: PluginContext, viewer: Viewer, id: string) {
  const row = await findHomework(plugin, viewer, id);
  const [facts] = await loadHomework(plugin, [row], { side: viewer.kind === "portal" ? "client" : "staff", zone: viewer.timeZone });
  if (!facts) throw new Error(`sessions: homework ${id} could not be loaded`);
  const { view } = homeworkFace(facts);
  const today = dayIn(plugin.now(), viewer.timeZone);
  const files = (all: typeof facts.files) => all.map(({ id: fileId, name, size, mime }) => ({ id: fileId, name, size, mime }));
  const worksheet = await worksheetNow(plugin, viewer, row, homeworkBody(plugin, row));
  const { title, instructions, link, by, note, comment, commentBy } = facts.body;
  return {
    id, clientId: row.clientId, state: row.state, status: view.status, title, instructions, link, by, note, comment, commentBy, log: row.log, repeat: row.repeat, dueDay: row.dueDay, version: row.version, worksheet,
    files: files(facts.files), sentFiles: files(facts.sentFiles),
    days: row.daily === 1 ? tickableDays(row, today).map((day) => ({ day, label: day === today ? "Today" : dayWords(day, today), done: facts.days.includes(day) })) : [],
  };
}
