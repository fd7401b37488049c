import { z } from "zod";
import { dayIn, dayWords } from "../due-words.ts";
import { repeatWords } from "../recurrence.ts";
import { openBody } from "../to-do-body.ts";
import { plainRow, toDos } from "../to-do-rows.ts";
import { portalProcedure } from "../trpc.ts";

const doneDays = 30;
const source = "to-dos.item/";
const shownAtFirst = 50;

const input = z.object({ whole: z.boolean().default(false) }).default({ whole: false });

/** A line of the To Do list. */
export interface ToDoLine {
  /** The to-do's id, or null for a thing of another plugin, which is done where it lies. */
  toDoId: string | null;
  title: string;
  detail: string;
  href: string;
  /** Can be ticked here and now. */
  canTick: boolean;
  canUndo: boolean;
}

/** Everything that waits for the viewer, from every plugin: the same answer that shelf and menu are drawn from. `total` counts all of it, `now` holds the most urgent of it unless the whole is asked for. */
export const list = portalProcedure.meta({ permission: "to-dos.use" }).input(input).query(async ({ ctx: { plugin, viewer }, input: { whole } }) => {
  const now = plugin.now();
  const all = await plugin.inbox.toDo(viewer, now - doneDays * 24 * 60 * 60_000);
  const idOf = (item: { id: string }): string | null => (item.id.startsWith(source) ? item.id.slice(source.length) : null);
  const shown = whole ? all.now : all.now.slice(0, shownAtFirst);
  const ids = [...shown, ...all.done].flatMap((item) => idOf(item) ?? []);
  const rows = new Map((ids.length === 0 ? [] : await plugin.model(toDos).findAll({ where: { practiceId: plugin.practiceId, id: ids } })).map(plainRow).map((row) => [row.id, row]));
  const line = (item: (typeof all.now)[number]): ToDoLine => {
    const toDoId = idOf(item);
    const row = toDoId === null ? undefined : rows.get(toDoId);
    return { toDoId, title: item.title, detail: item.detail, href: toDoId === null ? item.href : `/to-dos/${toDoId}`, canTick: row?.state === "open", canUndo: row?.state === "done" && row.doneAt !== null && now <= row.doneAt + 5_000 };
  };
  const today = dayIn(now, viewer.timeZone);
  const mine = { practiceId: plugin.practiceId, clientId: viewer.clientId, forStaff: 0, state: "scheduled" as const, portalUserId: [viewer.portalUserId, null] as (string | null)[] };
  const soon = (await plugin.model(toDos).findAll({ where: mine as never, order: [["dueDay", "ASC"]], limit: 50 })).map(plainRow);
  const planned = soon.map((row): ToDoLine => ({
    toDoId: null,
    title: openBody(plugin, row).title,
    detail: [row.dueDay ? `Due ${dayWords(row.dueDay, today)}` : "", row.repeat ? repeatWords[row.repeat] : ""].filter(Boolean).join(" · "),
    href: "",
    canTick: false,
    canUndo: false,
  }));
  return { now: shown.map(line), total: all.now.length, later: [...all.later.map(line), ...planned], done: all.done.map(line), mayAdd: await plugin.setting<boolean>("ownToDos", { clientId: viewer.clientId }) };
});
