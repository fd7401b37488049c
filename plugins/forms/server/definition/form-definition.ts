import { z } from "zod";
import { checkDefinition } from "./check-definition.ts";
import { condition } from "./condition.ts";
import { item, name } from "./item.ts";

/** What a definition may be at most. */
export const definitionLimits = { pages: 60, items: 300, bytes: 400_000 } as const;

const page = z.object({
  id: name,
  title: z.string().trim().max(120, "Use 120 characters or fewer.").optional(),
  /** Stands above each of its questions, such as "Over the last 2 weeks, how often …". */
  stem: z.string().trim().max(600, "Use 600 characters or fewer.").optional(),
  showWhen: condition.optional(),
  items: z.array(item).max(definitionLimits.items),
});

/** The shape alone: a draft that somebody is still writing may break the rules between its parts. */
export const draftDefinition = z
  .object({
    title: z.string().trim().min(1, "Give the form a title.").max(120, "Use 120 characters or fewer."),
    /** What it is for, in a sentence that the person reads before they begin. */
    purpose: z.string().trim().max(600, "Use 600 characters or fewer."),
    /** Who reads the answers, such as "Your professional and the care team". */
    readBy: z.string().trim().max(200, "Use 200 characters or fewer."),
    /** Minutes that it takes; worked out from the questions without it. */
    minutes: z.number().int().min(1).max(180).optional(),
    /** Lists and notices show neutral words in the place of the title. */
    sensitive: z.boolean(),
    /** `question`: one question at a time; `page`: a page's questions together. */
    pace: z.enum(["question", "page"]),
    /** Language of its words, such as `en` or `es`. */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, "Use a language code such as en or es."),
    /** A published instrument; its words are locked. */
    measure: z.enum(["phq-9", "gad-7"]).optional(),
    /** What happens next, on the page after sending. */
    afterwards: z.string().trim().max(600, "Use 600 characters or fewer.").optional(),
    pages: z.array(page).max(definitionLimits.pages, `Use ${definitionLimits.pages} pages or fewer.`),
  })
  .refine((form) => JSON.stringify(form).length <= definitionLimits.bytes, "The form is too large. Split it into two.");

/** A form as it can be published: the shape, and every rule between its parts. */
export const formDefinition = draftDefinition.superRefine((form, at) => {
  for (const problem of checkDefinition(form)) at.addIssue({ code: "custom", message: problem.message, path: [...problem.path] });
});

export type FormDefinition = z.infer<typeof draftDefinition>;
export type FormPage = FormDefinition["pages"][number];
