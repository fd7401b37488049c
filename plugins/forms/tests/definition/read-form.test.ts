import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerLines } from "../../server/definition/answer-lines.ts";
import type { Typed } from "../../server/definition/answer.ts";
import type { Item, Question } from "../../server/definition/item.ts";
import { pressRow } from "../../server/definition/press-row.ts";
import { readAnswer } from "../../server/definition/read-answer.ts";
import { mergeTyped, readForm } from "../../server/definition/read-form.ts";
import { everyKind, everyTyped, formOf, rules } from "./sample-form.ts";

const read = (item: Question, typed: Typed) => readAnswer(item, typed, rules);
const text = (kind: "phone" | "email" | "number"): Question => ({ id: "x", type: "text", kind, label: "Member number" });

describe("what was typed", () => {
  it("becomes answers, each of its own kind", () => {
    const { answers, errors } = readForm(formOf(everyKind), everyTyped, rules);
    expect(errors).toEqual({});
    expect(answers).toEqual({
      name: "Jordan Lee", phone: "5550100199", story: "I sleep badly.\nSince May.", age: 39, birth: "1985-03-09", one: { chosen: "other", other: "A third one" }, many: { chosen: ["one", "two"] }, scale: 7,
      grid: { sleep: "often", food: "never" }, helps: false, photo: ["01ARZ3NDEKTSV4RRFFQ69G5FAV"], agree: { agreed: true }, home: { line1: "1 Elm Street", city: "Boston", state: "MA", postcode: "02108" },
      plan: { insurer: "Blue Plan", memberNumber: "ABC123456", holder: "other", holderName: "Ana Lee", holderBirthDate: "1960-03-09" }, meds: { list: [{ name: "Sertraline", dose: "50 mg" }] },
      children: [{ first: "Mia", school: true }], sign: { name: "Jordan Lee", strokes: [[10, 10, 20, 20]] },
    });
  });

  it("of a blank form is refused at every required question, in words that say what to do", () => {
    const { answers, errors, unfinished } = readForm(formOf(everyKind), {}, rules);
    expect(answers).toEqual({});
    expect(errors).toEqual({
      name: "Enter your full name", story: "Answer “What brings you here?”", age: "Enter age", birth: "Enter your date of birth", one: "Choose an answer to “Which one fits?”", many: "Choose an answer to “Which of these fit?”",
      scale: "Choose an answer to “How much pain do you have?”", "grid.sleep": "Choose trouble sleeping", "grid.food": "Choose poor appetite", helps: "Choose an answer to “Does it help?”", photo: "Add photo of your card", agree: "Tick the box “I agree” to go on",
      "home.line1": "Enter the street address", "home.city": "Enter the city", "home.state": "Enter the state or region", "home.postcode": "Enter the ZIP or postal code",
      "plan.insurer": "Enter the insurance company, or tick that there is no insurance", "plan.member": "Enter the member number", "plan.holder": "Choose who holds the plan",
      "meds.0.name": "Enter the name of a medicine, or tick that there are none", "sign.name": "Enter your full name to sign", "sign.agreed": "Tick the box to agree that this is your electronic signature",
    });
    expect(unfinished).not.toContain("phone");
    for (const message of Object.values(errors)) expect(message).not.toMatch(/please|sorry|invalid|forgot|required|oops|!/i);
  });

  it.each([["(555) 010-0199", "5550100199"], ["+1 555.010.0199", "+15550100199"], ["tel: 555 010 0199", "5550100199"]])("is a phone number with whatever stands between the digits: %s", (typed, answer) => {
    expect(read(text("phone"), { x: typed }).answer).toBe(answer);
  });

  it.each([["abc 123-456", "ABC123456"], ["XYZ.00 12", "XYZ0012"]])("is a member number without spaces and dashes: %s", (typed, answer) => {
    expect(read(text("number"), { x: typed }).answer).toBe(answer);
  });

  it.each([["1,250", 1250], ["1 250", 1250], ["12.50", 12.5], ["12,5", 12.5], ["150 lb", 150], ["-3", -3], ["+4", 4]])("is a number as people write it: %s", (typed, answer) => {
    expect(read({ id: "x", type: "number", label: "Weight", unit: "lb", decimals: 2 }, { x: typed }).answer).toBe(answer);
  });

  it("keeps that somebody would rather not say or is not sure, in the place of an answer", () => {
    const story = everyKind.find((item): item is Question => item.id === "story");
    const one = everyKind.find((item): item is Question => item.id === "one");
    if (!story || !one) throw new Error("sample");
    expect(read(story, { "story.declined": "not-say" }).answer).toEqual({ declined: "not-say" });
    expect(read(one, { one: "not-sure" }).answer).toEqual({ declined: "not-sure" });
    expect(read(story, { "story.declined": "not-sure" }).errors).not.toEqual({});
  });

  it("is refused where a page could not have sent it", () => {
    const of = (id: string): Question => everyKind.find((item): item is Question => item.id === id) as Question;
    expect(read(of("one"), { one: "seven" }).errors).toEqual({ one: "Choose an answer to “Which one fits?”" });
    expect(read(of("one"), { one: "other", "one.other": " " }).errors).toEqual({ "one.other": "Write what else it is, or choose another answer" });
    expect(read(of("many"), { many: ["one", "none"] }).errors).toEqual({ many: "Take back your other ticks, or “None of these”" });
    expect(read(of("scale"), { scale: "11" }).errors).toEqual({ scale: "Choose an answer to “How much pain do you have?”" });
    expect(read(of("photo"), { photo: "../../etc/passwd" }).errors).toEqual({ photo: "Add photo of your card" });
    expect(read(of("sign"), { "sign.name": "Jo Lee", "sign.agreed": "on", "sign.strokes": "[[1e9,2]]" }).answer).toEqual({ name: "Jo Lee" });
    expect(read(of("plan"), { "plan.none": "on", "plan.insurer": "Blue" }).errors).toEqual({ "plan.none": "Take back the tick, or empty the fields of the plan" });
    expect(read(of("plan"), { "plan.none": "on", "plan.holder": "self" }).answer).toEqual({ none: true });
  });

  it("never makes reading fail, whatever it is", () => {
    const fields = [...Object.keys(everyTyped), "story.declined", "plan.none", "meds.none", "meds.0.often"];
    const value = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("on", "yes", "not-say", "3/9/1985", "99"), fc.array(fc.string({ maxLength: 6 }), { maxLength: 4 }));
    const form = formOf(everyKind);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), value), (typed) => {
        const { answers, errors, unfinished } = readForm(form, typed, rules);
        // Each question is answered, or to be put right, or an optional one that was left out.
        for (const item of everyKind) if (item.type !== "info" && !item.optional) expect(item.id in answers).toBe(!unfinished.includes(item.id));
        expect(Object.keys(errors).length === 0).toBe(unfinished.length === 0);
      }),
    );
  });
});

describe("branches", () => {
  const choices = [{ value: "a", label: "A" }, { value: "b", label: "B" }];
  const chain: Item[] = [
    { id: "q0", type: "single-choice", label: "Q0", choices },
    { id: "q1", type: "single-choice", label: "Q1", choices, showWhen: { match: "all", tests: [{ item: "q0", is: "one-of", values: ["a"] }] } },
    { id: "q2", type: "single-choice", label: "Q2", choices, showWhen: { match: "all", tests: [{ item: "q1", is: "one-of", values: ["a"] }] } },
    { id: "q3", type: "single-choice", label: "Q3", choices, showWhen: { match: "any", tests: [{ item: "q2", is: "answered" }, { item: "q0", is: "one-of", values: ["b"] }] } },
  ];

  it("never submit what is hidden, though it stays typed", () => {
    const typed = { q0: "b", q1: "a", q2: "a", q3: "a" };
    const { answers, steps } = readForm(formOf(chain), typed, rules);
    expect(answers).toEqual({ q0: { chosen: "b" }, q3: { chosen: "a" } });
    expect(steps.map((step) => step.id)).toEqual(["q0", "q3"]);
  });

  it("show in answers and steps exactly the same questions, for any answers", () => {
    const pick = fc.constantFrom("a", "b", "", "x");
    fc.assert(
      fc.property(fc.record({ q0: pick, q1: pick, q2: pick, q3: pick }), fc.constantFrom("question" as const, "page" as const), (typed, pace) => {
        const { answers, unfinished, steps } = readForm(formOf(chain, { pace }), typed, rules);
        const shown = steps.flatMap((step) => step.items.map((item) => item.id));
        expect([...Object.keys(answers), ...unfinished].sort()).toEqual([...shown].sort());
        expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
      }),
    );
  });

  it("appear on the check page in their order, with nothing of what is hidden", () => {
    const form = formOf(chain);
    const { answers } = readForm(form, { q0: "a", q1: "b", q2: "a" }, rules);
    expect(answerLines(form, answers, { order: "mdy" }).map(({ itemId, lines }) => [itemId, lines])).toEqual([["q0", ["A"]], ["q1", ["B"]]]);
  });
});

describe("pages that send a part", () => {
  it("replace the fields of their own questions, and take back ticks that were taken off", () => {
    expect(mergeTyped({ many: ["one"], "one.other": "x", one: "other", age: "3" }, { many: [], one: "one", evil: "1" }, ["many", "one"])).toEqual({ many: [], one: "one", age: "3" });
  });

  it("add and remove rows without losing the others", () => {
    const typed = { "meds.count": "2", "meds.0.name": "A", "meds.1.name": "B", other: "x" };
    expect(pressRow(typed, "add:meds")).toMatchObject({ "meds.count": "3" });
    expect(pressRow(typed, "remove:meds.0")).toEqual({ "meds.count": "1", "meds.0.name": "B", other: "x" });
    expect(pressRow({ photo: ["01ARZ3NDEKTSV4RRFFQ69G5FAV"] }, "remove:photo.01ARZ3NDEKTSV4RRFFQ69G5FAV")).toEqual({ photo: [] });
    expect(pressRow(typed, "remove:__proto__")).toEqual(typed);
  });
});
