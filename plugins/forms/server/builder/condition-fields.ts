import { answersOf } from "../definition/check-definition.ts";
import type { Condition, ConditionTest } from "../definition/condition.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Item } from "../definition/item.ts";
import { declineWords, otherWord } from "../../words/decline-words.ts";
import type { QuestionFields } from "./question-fields.ts";

/** Tests of one earlier question that can be chosen. */
export interface TestGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** A condition as fields: `match`, and for each test `test.0` with `test.0.number`. */
export function conditionFields(condition: Condition | undefined): QuestionFields {
  if (!condition) return { match: "always" };
  const fields: Record<string, string> = { match: condition.match };
  condition.tests.forEach((test, at) => {
    fields[`test.${at}`] = testCode(test);
    if ("number" in test) fields[`test.${at}.number`] = String(test.number);
  });
  return fields;
}

const testCode = (test: ConditionTest): string => [test.item, test.is, ..."values" in test ? test.values : []].join("|");

/** What the fields say, or what to put right by field name; null when it is always shown. */
export function conditionFromFields(fields: QuestionFields): { condition: Condition | null; errors: Record<string, string> } {
  const match = fields["match"];
  if (match !== "all" && match !== "any") return { condition: null, errors: {} };
  const errors: Record<string, string> = {};
  const tests: ConditionTest[] = [];
  for (let at = 0; at < 12; at++) {
    const code = fields[`test.${at}`];
    if (typeof code !== "string" || code === "") continue;
    const [item = "", is, ...values] = code.split("|");
    if (is === "answered" || is === "not-answered") tests.push({ item, is });
    else if (is === "one-of" || is === "none-of") tests.push({ item, is, values });
    else if (is === "at-least" || is === "at-most") {
      const typed = String(fields[`test.${at}.number`] ?? "").trim();
      const number = Number(typed.replace(",", "."));
      if (typed === "" || !Number.isFinite(number)) errors[`test.${at}.number`] = "Enter the number to compare with";
      else tests.push({ item, is, number });
    }
  }
  if (tests.length === 0 && Object.keys(errors).length === 0) errors["test.0"] = "Choose an answer that this depends on, or show it always";
  return { condition: { match, tests }, errors };
}

/** Every test of the questions before an item or a page, a group for each question. `kept` are tests that stand already and stay to choose. */
export function testGroups(form: FormDefinition, before: string, kept: Condition | undefined): TestGroup[] {
  const earlier: Item[] = [];
  for (const page of form.pages) {
    if (page.id === before) break;
    const at = page.items.findIndex((item) => item.id === before);
    earlier.push(...page.items.slice(0, at < 0 ? undefined : at));
    if (at >= 0) break;
  }
  const groups = earlier.filter((item) => item.type !== "info").map((item) => ({ label: item.label.slice(0, 100), options: testsOf(item, kept) }));
  const offered = new Set(groups.flatMap((group) => group.options.map((option) => option.value)));
  // A test of a question that went elsewhere stays visible, so that it can be seen and changed.
  const lost = (kept?.tests ?? []).filter((test) => !offered.has(testCode(test)));
  return lost.length === 0 ? groups : [...groups, { label: "A question that is not before this one", options: lost.map((test) => ({ value: testCode(test), label: testCode(test).replaceAll("|", " ") })) }];
}

function testsOf(item: Item, kept: Condition | undefined): TestGroup["options"] {
  const words = (value: string): string => {
    if (value === "not-say" || value === "not-sure") return declineWords[value];
    if (value === "other") return otherWord;
    if ("choices" in item) return item.choices.find((choice) => choice.value === value)?.label ?? value;
    if (item.type === "yes-no") return value === "yes" ? "Yes" : "No";
    return value;
  };
  const option = (test: ConditionTest, label: string): TestGroup["options"][number] => ({ value: testCode(test), label });
  const values = item.type === "scale" ? (item.declines ?? []) : (answersOf(item) ?? []);
  const several = (kept?.tests ?? []).filter((test): test is Extract<ConditionTest, { values: string[] }> => test.item === item.id && "values" in test && (test.values.length > 1 || item.type === "scale"));
  return [
    ...values.map((value) => option({ item: item.id, is: "one-of", values: [value] }, `is \u201c${words(value)}\u201d`)),
    ...values.map((value) => option({ item: item.id, is: "none-of", values: [value] }, `is not \u201c${words(value)}\u201d`)),
    ...several.map((test) => option(test, `${test.is === "one-of" ? "is" : "is not"} ${test.values.map((value) => `\u201c${words(value)}\u201d`).join(" or ")}`)),
    ...(item.type === "number" || item.type === "scale" ? [option({ item: item.id, is: "at-least", number: 0 }, "is at least the number beside"), option({ item: item.id, is: "at-most", number: 0 }, "is at most the number beside")] : []),
    option({ item: item.id, is: "answered" }, "is answered"),
    option({ item: item.id, is: "not-answered" }, "is not answered"),
  ];
}
