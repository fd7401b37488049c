import { z } from "zod";
import { condition } from "./condition.ts";

/** Names a page, an item, a row or a choice inside one form. Never changes once it has been answered, and never holds a dot. */
export const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "Use small letters, digits and dashes, starting with a letter.");

/** Answers that staff are told of at once, and with which urgent help is shown. */
const alert = z.object({ values: z.array(z.string().max(40)).min(1, "Choose at least 1 answer.").max(60).optional(), atLeast: z.number().optional() }).refine((rule) => rule.values !== undefined || rule.atLeast !== undefined, "Choose the answers that staff are told of.");

/** What a choice stands for; numbers as they are typed, so that 0 to 10 can be choices. */
export const choiceValue = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use small letters, digits and dashes.").refine((value) => value !== "not-say" && value !== "not-sure" && value !== "other", "Choose another value: this one has a meaning of its own.");

const words = (max: number) => z.string().trim().max(max, `Use ${max.toLocaleString("en-US")} characters or fewer.`);

const choice = z.object({
  value: choiceValue,
  label: words(200).min(1, "Write what this choice says."),
  hint: words(200).optional(),
  /** Points towards a score. */
  score: z.number().int().min(-1000).max(1000).optional(),
  /** Takes back every other tick, such as "None of these". */
  alone: z.boolean().optional(),
});

const choices = z.array(choice).min(2, "Give at least 2 choices.").max(60, "Give 60 choices or fewer.");

/** Fields of the client's profile that an answer may start from. */
export const profileFields = ["firstName", "lastName", "nameUsed", "pronouns", "birthDate", "phone", "email", "address"] as const;

const asked = {
  id: name,
  /** The question. It is the heading of its page and the words of its errors. */
  label: words(600).min(1, "Write the question."),
  hint: words(300).optional(),
  /** How errors and summaries call it in a sentence, such as "your date of birth"; made from the label without it. */
  short: words(80).optional(),
  optional: z.boolean().optional(),
  /** Answers in the place of an answer: "I prefer not to answer", "I am not sure". */
  declines: z.array(z.enum(["not-say", "not-sure"])).max(2).optional(),
  /** Never shown in lists, previews or notices. */
  sensitive: z.boolean().optional(),
  showWhen: condition.optional(),
  alert: alert.optional(),
  /** Starts from the profile; with `writeBack` a different answer is proposed to the practice as a change of it. */
  prefill: z.object({ from: z.enum(profileFields), writeBack: z.boolean().optional() }).optional(),
};

const text = z.object({ ...asked, type: z.literal("text"), kind: z.enum(["words", "name", "phone", "email", "number"]).optional(), max: z.number().int().min(1).max(500).optional() });
const longText = z.object({ ...asked, type: z.literal("long-text"), max: z.number().int().min(1).max(10_000).optional() });
const number = z.object({ ...asked, type: z.literal("number"), min: z.number().optional(), max: z.number().optional(), decimals: z.number().int().min(0).max(6).optional(), unit: words(20).optional() });
const date = z.object({ ...asked, type: z.literal("date"), when: z.enum(["any", "past", "future", "birth"]).optional() });
const singleChoice = z.object({ ...asked, type: z.literal("single-choice"), choices, other: z.boolean().optional() });
const multipleChoice = z.object({ ...asked, type: z.literal("multiple-choice"), choices, other: z.boolean().optional(), min: z.number().int().min(1).max(60).optional(), max: z.number().int().min(1).max(60).optional() });
/** Whole numbers as radios; the ends and any other point may have words. */
const scale = z.object({ ...asked, type: z.literal("scale"), from: z.number().int().min(-10).max(100), to: z.number().int().min(-10).max(100), words: z.record(z.string().regex(/^-?\d{1,3}$/), words(80)) });
const matrix = z.object({
  ...asked,
  type: z.literal("matrix"),
  rows: z.array(z.object({ id: name, label: words(300).min(1, "Write what this row asks.") })).min(1, "Give at least 1 row.").max(40, "Give 40 rows or fewer."),
  choices: choices.max(7, "Give 7 choices or fewer: more do not fit on a phone."),
});
const yesNo = z.object({ ...asked, type: z.literal("yes-no") });
const file = z.object({ ...asked, type: z.literal("file"), accepts: z.enum(["any", "photo", "document"]).optional(), max: z.number().int().min(1).max(10).optional() });
/** A name typed under a statement, and if the person likes also drawn. */
const signature = z.object({ ...asked, type: z.literal("signature"), statement: words(2000).min(1, "Write what the person signs.") });
/** A text to read, and a box to tick. */
const consent = z.object({ ...asked, type: z.literal("consent"), body: words(40_000).min(1, "Write what the person agrees to."), box: words(300).min(1, "Write what the box says, such as I agree.") });
const address = z.object({ ...asked, type: z.literal("address") });
const insurance = z.object({ ...asked, type: z.literal("insurance") });
const medications = z.object({ ...asked, type: z.literal("medications") });
/** Words between questions; nothing is answered. */
const info = z.object({ id: name, type: z.literal("info"), label: words(300).min(1, "Write a heading."), body: words(40_000).optional(), showWhen: condition.optional() });

const single = [text, longText, number, date, singleChoice, multipleChoice, scale, matrix, yesNo, file, signature, consent, address, insurance, medications, info] as const;

/** An item inside a repeat group. */
export const innerItem = z.discriminatedUnion("type", [text, longText, number, date, singleChoice, multipleChoice, scale, yesNo]);

/** The same few questions for each of several things, such as each child. */
const group = z.object({ ...asked, type: z.literal("group"), each: words(60).min(1, "Write what one of them is called, such as child."), items: z.array(innerItem).min(1, "Add at least 1 question.").max(12, "Use 12 questions or fewer."), min: z.number().int().min(0).max(20).optional(), max: z.number().int().min(1).max(20).optional() });

export const item = z.discriminatedUnion("type", [...single, group]);

/** One question, or words between questions. */
export type Item = z.infer<typeof item>;
export type ItemType = Item["type"];
export type ItemOf<Type extends ItemType> = Extract<Item, { type: Type }>;
/** An item that can be answered. */
export type Question = Exclude<Item, { type: "info" }>;
export type InnerItem = z.infer<typeof innerItem>;
export type Choice = z.infer<typeof choice>;
export type ProfileField = (typeof profileFields)[number];
