import { z } from "zod";
import { invalid, readDate } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { repeats } from "../tables/homework.ts";
import { logKinds } from "../tables/log-entries.ts";
import { addDaysTo, dayIn } from "./days.ts";
import { zoneOf } from "./reminder-waits.ts";

const web = /^(https?:\/\/[^\s]+|\/[^\s/][^\s]*)$/;
const longestDays = 366;

/** A day as a date field sends it, `2026-11-26`, or null when it was left empty. */
export const dayInput = () =>
  z.string().trim().default("").refine((text) => text === "" || readDate(text) !== null, "Write the day as year, month and day, such as 2026-11-26.").transform((text) => text || null);

/** What is written of homework by whoever gives it. */
export const homeworkWords = {
  title: z.string({ error: "Write what there is to do." }).trim().min(1, "Write what there is to do.").max(120, "Use 120 characters or fewer."),
  instructions: z.string().trim().max(4_000, "Use 4,000 characters or fewer.").default(""),
  link: z.string().trim().max(500, "Use 500 characters or fewer.").default("").refine((text) => text === "" || web.test(text), "Write the whole address, such as https://example.org, or a page of this portal, such as /forms."),
  dueDay: dayInput(),
  repeat: z.enum(["", ...repeats], { error: "Choose how often." }).default("").transform((text) => text || null),
  log: z.enum(["", ...logKinds], { error: "Choose a log." }).default("").transform((text) => text || null),
};

/** What only makes sense together. */
export function needsDay<Shape extends { repeat: string | null; dueDay: string | null }>(input: Shape, ctx: z.RefinementCtx): void {
  if (input.repeat !== null && input.dueDay === null) ctx.addIssue({ code: "custom", path: ["dueDay"], message: "Choose the first due day, since this repeats." });
}

/** @throws AppError `INVALID` for a day that is over where the client is, or far away. */
export async function checkDueDay(ctx: PluginContext, clientId: string, dueDay: string | null): Promise<void> {
  if (dueDay === null) return;
  const today = dayIn(ctx.now(), await zoneOf(ctx, clientId));
  if (dueDay < today) throw invalid({ dueDay: "Choose today or a day that is still to come." });
  if (dueDay > addDaysTo(today, longestDays)) throw invalid({ dueDay: "Choose a day within the next year." });
}
