import { z } from "zod";
import { defineNotification } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { checkIns } from "./tables/check-ins.ts";
import { homework } from "./tables/homework.ts";
import type { HomeworkState } from "./tables/homework.ts";
import { recaps } from "./tables/recaps.ts";
import { sessions } from "./tables/sessions.ts";

const data = z.object({ id: z.string() });
const example = { id: "01JD0000000000000000000000" };
const of = (ctx: PluginContext, { id }: { id: string }) => ({ where: { practiceId: ctx.practiceId, id } });

const homeworkIs = (states: readonly HomeworkState[]) => async (ctx: PluginContext, about: { id: string }): Promise<boolean> => {
  const row = await ctx.model(homework).findOne(of(ctx, about));
  return row !== null && states.includes(row.get().state);
};

/** A session begins in an hour, and there is something to answer. */
export const checkInNotification = defineNotification({
  kind: "sessions.check-in", class: "task", data, example,
  stillNeeded: async (ctx, about) => (await ctx.model(checkIns).findOne(of(ctx, about)))?.get().state === "asked",
});

/** To the professional: somebody answered the check-in. */
export const checkInAnsweredNotification = defineNotification({ kind: "sessions.check-in-answered", class: "task", data, example, atMostEveryMinutes: 30 });

/** To the professional: somebody is in the waiting room, or will be late. */
export const waitingNotification = defineNotification({
  kind: "sessions.waiting", class: "appointment", data, example,
  stillNeeded: async (ctx, about) => {
    const row = (await ctx.model(sessions).findOne(of(ctx, about)))?.get();
    return row !== undefined && (row.state === "booked" || row.state === "confirmed");
  },
});

/** Homework was given; not sent when it was begun within ten minutes. */
export const homeworkNotification = defineNotification({ kind: "sessions.homework", class: "task", data, example, delayMinutes: async () => 10, stillNeeded: homeworkIs(["assigned"]), atMostEveryMinutes: 60 });

/** A reminder before the day it is due and after it. */
export const homeworkReminderNotification = defineNotification({ kind: "sessions.homework-reminder", class: "task", data, example, stillNeeded: homeworkIs(["assigned", "started"]) });

/** To whoever gave it: homework was sent, or somebody is stuck. */
export const homeworkSentNotification = defineNotification({ kind: "sessions.homework-sent", class: "task", data, example, delayMinutes: async () => 1, stillNeeded: homeworkIs(["submitted", "assigned", "started"]) });

/** The practice answered homework. */
export const homeworkAnsweredNotification = defineNotification({ kind: "sessions.homework-answered", class: "task", data, example, delayMinutes: async () => 1, stillNeeded: homeworkIs(["reviewed", "started"]) });

/** A recap of a session was shared. */
export const recapNotification = defineNotification({
  kind: "sessions.recap", class: "document", data, example,
  stillNeeded: async (ctx, about) => (await ctx.model(recaps).findOne(of(ctx, about)))?.get().state === "shared",
});
