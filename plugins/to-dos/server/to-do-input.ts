import { z } from "zod";
import { dayInput } from "./day-input.ts";
import { repeats } from "./recurrence.ts";

const web = /^(https?:\/\/[^\s]+|\/[^\s/][^\s]*)$/;

/** What is written of a to-do, by whoever makes it. */
export const toDoWords = {
  title: z.string({ error: "Write what there is to do." }).trim().min(1, "Write what there is to do.").max(120, "Use 120 characters or fewer."),
  note: z.string().trim().max(1000, "Use 1,000 characters or fewer.").default(""),
  link: z.string().trim().max(500, "Use 500 characters or fewer.").default("").refine((text) => text === "" || web.test(text), "Write the whole address, such as https://example.org, or a page of this portal, such as /documents."),
  dueDay: dayInput(),
  repeat: z.enum(["", ...repeats], { error: "Choose how often." }).default("").transform((text) => text || null),
};

/** What only makes sense together. */
export function needsDay<Shape extends { repeat: string | null; dueDay: string | null }>(input: Shape, ctx: z.RefinementCtx): void {
  if (input.repeat !== null && input.dueDay === null) ctx.addIssue({ code: "custom", path: ["dueDay"], message: "Choose the first day, since this repeats." });
}
