import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { toDos } from "./to-do-rows.ts";
import type { ToDoState } from "./to-do-rows.ts";

const data = z.object({ id: z.string() });
const example = { id: "01JD0000000000000000000000" };

const isIn = (states: readonly ToDoState[]) => async (ctx: PluginContext, { id }: { id: string }): Promise<boolean> => {
  const row = await ctx.model(toDos).findOne({ where: { practiceId: ctx.practiceId, id } });
  return row !== null && states.includes(row.get().state);
};

/** Somebody was given something to do; not sent when they have dealt with it within ten minutes. */
export const givenNotification = defineNotification({ kind: "to-dos.given", class: "task", data, example, delayMinutes: async () => 10, stillNeeded: isIn(["open", "proposed"]), atMostEveryMinutes: 60 });

/** A reminder before and after the day it is due; stops once it is done. */
export const reminderNotification = defineNotification({ kind: "to-dos.reminder", class: "task", data, example, stillNeeded: isIn(["open"]) });

/** To the staff member who gave it: it is done and waits for them, or cannot be done. */
export const answeredNotification = defineNotification({ kind: "to-dos.answered", class: "task", data, example, delayMinutes: async () => 1, stillNeeded: isIn(["awaiting", "skipped"]) });
