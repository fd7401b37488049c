import { draftDefinition } from "../../server/definition/form-definition.ts";
import type { FormDefinition, FormPage } from "../../server/definition/form-definition.ts";
import type { Item } from "../../server/definition/item.ts";

/** A form around these items, a page each unless pages are given. */
export function formOf(items: readonly Item[] | { pages: FormPage[] }, more: Partial<FormDefinition> = {}): FormDefinition {
  const pages = "pages" in items ? items.pages : items.map((item) => ({ id: `page-${item.id}`, items: [item] }));
  return draftDefinition.parse({ title: "About you", purpose: "We ask this to plan your care.", readBy: "Your care team", sensitive: false, pace: "question", language: "en", ...more, pages });
}

const yesNoChoices = [{ value: "one", label: "One" }, { value: "two", label: "Two" }, { value: "none", label: "None of these", alone: true }];

/** One item of every kind. */
export const everyKind: readonly Item[] = [
  { id: "welcome", type: "info", label: "Before you begin", body: "Take your time." },
  { id: "name", type: "text", label: "What is your full name?", kind: "name" },
  { id: "phone", type: "text", label: "Phone number", kind: "phone", optional: true },
  { id: "story", type: "long-text", label: "What brings you here?", declines: ["not-say"] },
  { id: "age", type: "number", label: "Age", min: 0, max: 120 },
  { id: "birth", type: "date", label: "Date of birth", short: "your date of birth", when: "birth" },
  { id: "one", type: "single-choice", label: "Which one fits?", choices: yesNoChoices, other: true, declines: ["not-say", "not-sure"] },
  { id: "many", type: "multiple-choice", label: "Which of these fit?", choices: yesNoChoices, max: 2 },
  { id: "scale", type: "scale", label: "How much pain do you have?", from: 0, to: 10, words: { "0": "No pain", "10": "The worst pain" } },
  { id: "grid", type: "matrix", label: "How often", rows: [{ id: "sleep", label: "Trouble sleeping" }, { id: "food", label: "Poor appetite" }], choices: [{ value: "never", label: "Never" }, { value: "often", label: "Often" }] },
  { id: "helps", type: "yes-no", label: "Does it help?" },
  { id: "photo", type: "file", label: "Photo of your card", accepts: "photo", max: 2 },
  { id: "agree", type: "consent", label: "Consent to treatment", body: "We work with you.", box: "I agree" },
  { id: "home", type: "address", label: "Home address" },
  { id: "plan", type: "insurance", label: "Insurance" },
  { id: "meds", type: "medications", label: "Medicines that you take" },
  { id: "children", type: "group", label: "Your children", each: "child", optional: true, items: [{ id: "first", type: "text", label: "First name" }, { id: "school", type: "yes-no", label: "At school?" }] },
  { id: "sign", type: "signature", label: "Your signature", statement: "What I wrote is right." },
];

/** What somebody would type into it. */
export const everyTyped = {
  name: "Jordan Lee", phone: "(555) 010-0199", story: "I sleep badly.\nSince May.", age: "39", birth: "3/9/1985", one: "other", "one.other": "A third one", many: ["one", "two"], scale: "7",
  "grid.sleep": "often", "grid.food": "never", helps: "no", photo: "01ARZ3NDEKTSV4RRFFQ69G5FAV", agree: "on",
  "home.line1": "1 Elm Street", "home.city": "Boston", "home.state": "MA", "home.postcode": "02108",
  "plan.insurer": "Blue Plan", "plan.member": "abc 123-456", "plan.holder": "other", "plan.holder-name": "Ana Lee", "plan.holder-birth": "March 9, 1960",
  "meds.count": "2", "meds.0.name": "Sertraline", "meds.0.dose": "50 mg", "meds.1.name": "",
  "children.count": "1", "children.0.first": "Mia", "children.0.school": "yes",
  "sign.name": "Jordan Lee", "sign.agreed": "on", "sign.strokes": "[[10,10,20,20]]",
};

export const rules = { today: "2026-11-27", order: "mdy" as const };
