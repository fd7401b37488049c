import type { Condition } from "./condition.ts";
import type { FormDefinition } from "./form-definition.ts";
import type { InnerItem, Item } from "./item.ts";

/** One thing to put right before a form can be published; `at` is the item or page that it is about. */
export interface DefinitionProblem {
  message: string;
  path: readonly (string | number)[];
  at: string | null;
}

type Add = (message: string) => void;

/** What stands in the way of publishing, in the order of the form. */
export function checkDefinition(form: FormDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const ids = new Set<string>();
  const earlier = new Map<string, Item>();
  const later = new Map(form.pages.flatMap((page) => page.items.map((item) => [item.id, item] as const)));
  const add = (path: readonly (string | number)[], at: string | null) => (message: string): void => void problems.push({ message, path, at });
  const own = (id: string, tell: Add): void => {
    if (ids.has(id)) tell(`Two parts are called ${id}. Give one another name.`);
    ids.add(id);
  };
  if (form.title.trim() === "") add(["title"], null)("Give the form a title.");
  if (form.purpose === "") add(["purpose"], null)("Write what the form is for.");
  if (form.readBy === "") add(["readBy"], null)("Write who reads the answers.");
  if (later.size > 300) add(["pages"], null)("Use 300 questions or fewer.");
  if (![...later.values()].some((item) => item.type !== "info")) add(["pages"], null)("Add at least 1 question.");
  form.pages.forEach((page, p) => {
    const tellPage = add(["pages", p], page.id);
    own(page.id, tellPage);
    if (page.items.length === 0) tellPage("Add a question to this page, or remove the page.");
    if (page.showWhen) checkCondition(page.showWhen, page.id, earlier, later, tellPage);
    page.items.forEach((item, i) => {
      const tell = add(["pages", p, "items", i], item.id);
      own(item.id, tell);
      if (item.showWhen) checkCondition(item.showWhen, item.id, earlier, later, tell);
      checkItem(item, tell);
      earlier.set(item.id, item);
    });
  });
  return problems;
}

function checkCondition(condition: Condition, self: string, earlier: ReadonlyMap<string, Item>, all: ReadonlyMap<string, Item>, tell: Add): void {
  for (const test of condition.tests) {
    const asked = earlier.get(test.item);
    if (test.item === self) tell("A question cannot depend on its own answer.");
    // Only earlier answers count, so no circle of questions can wait for one another.
    else if (!asked) tell(all.has(test.item) ? "This depends on a question that comes later. Move that question up, or choose an earlier one." : "This depends on a question that is not in the form.");
    else if (asked.type === "info") tell("This depends on words that nobody answers. Choose a question.");
    else if ((test.is === "at-least" || test.is === "at-most") && asked.type !== "number" && asked.type !== "scale") tell("Only a number or a scale can be compared with a number.");
    else if (test.is === "one-of" || test.is === "none-of") {
      const known = answersOf(asked);
      const unknown = test.values.find((value) => !known?.includes(value));
      if (unknown !== undefined) tell(known ? `This depends on an answer that the question no longer has: ${unknown}.` : "Only a question with choices can be tested for a choice.");
    }
  }
}

/** The values that a test can name; null when the question has no choices. */
export function answersOf(item: Item | InnerItem): string[] | null {
  const declines = "declines" in item ? (item.declines ?? []) : [];
  if (item.type === "single-choice" || item.type === "multiple-choice") return [...item.choices.map((choice) => choice.value), ...(item.other ? ["other"] : []), ...declines];
  if (item.type === "yes-no") return ["yes", "no", ...declines];
  if (item.type === "scale") return [...Array.from({ length: Math.max(0, item.to - item.from + 1) }, (_, i) => String(item.from + i)), ...declines];
  return declines.length > 0 ? declines : null;
}

/** A gap that somebody left for the practice, such as `[fill in: fee]`. */
const gap = /\[fill in: ([^\]]{1,80})\]/gi;

function checkItem(item: Item | InnerItem, tell: Add): void {
  const texts = [item.label, "body" in item ? item.body : "", "statement" in item ? item.statement : ""].join("\n");
  for (const what of new Set([...texts.matchAll(gap)].map((found) => found[1]))) tell(`Write the ${what} where the text says [fill in: ${what}], or take it out.`);
  const unique = (values: readonly string[], what: string): void => {
    if (new Set(values).size < values.length) tell(`Two ${what} are the same. Change one of them.`);
  };
  if (item.type === "single-choice" || item.type === "multiple-choice" || item.type === "matrix") {
    unique(item.choices.map((choice) => choice.value), "choices");
    unique(item.choices.map((choice) => choice.label.toLowerCase()), "choices");
  }
  if (item.type === "matrix") unique(item.rows.map((row) => row.id), "rows");
  if (item.type === "scale") {
    if (item.to <= item.from) tell("The end of the scale must be higher than its start.");
    else if (item.to - item.from > 10) tell("Use 11 points or fewer.");
    if (!item.words[String(item.from)] || !item.words[String(item.to)]) tell("Write words for both ends of the scale.");
  }
  if ((item.type === "number" || item.type === "multiple-choice" || item.type === "group") && item.min !== undefined && item.max !== undefined && item.min > item.max) tell("The smallest is larger than the largest.");
  if (item.type === "multiple-choice" && item.min !== undefined && item.min > item.choices.length) tell("More must be chosen than there are choices.");
  if (item.type === "group") {
    const inner = new Map(item.items.map((one) => [one.id, one as Item]));
    const earlier = new Map<string, Item>();
    unique(item.items.map((one) => one.id), "questions of this group");
    for (const one of item.items) {
      checkItem(one, tell);
      if (one.showWhen) checkCondition(one.showWhen, one.id, earlier, inner, tell);
      earlier.set(one.id, one);
    }
  }
  if ("alert" in item && item.alert) {
    const known = answersOf(item);
    const unknown = item.alert.values?.find((value) => !known?.includes(value));
    if (unknown !== undefined) tell(known ? `The alert names an answer that the question no longer has: ${unknown}.` : "Only a question with choices can alert staff of a choice.");
    if (item.alert.atLeast !== undefined && item.type !== "number" && item.type !== "scale") tell("Only a number or a scale can alert staff from a number.");
  }
  if ("prefill" in item && item.prefill) {
    const fits = item.prefill.from === "birthDate" ? item.type === "date" : item.prefill.from === "address" ? item.type === "address" || item.type === "long-text" : item.type === "text";
    if (!fits) tell("This kind of question cannot start from that part of the profile.");
  }
}
