import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormDefinition } from "../../server/definition/form-definition.ts";
import type { Item } from "../../server/definition/item.ts";
import { readForm } from "../../server/definition/read-form.ts";
import { fromQuestionnaire } from "../../server/fhir/from-questionnaire.ts";
import type { Questionnaire, QuestionnaireItem } from "../../server/fhir/fhir-types.ts";
import { toQuestionnaireResponse } from "../../server/fhir/to-response.ts";
import { toQuestionnaire } from "../../server/fhir/to-questionnaire.ts";
import { shippedForms } from "../../server/library/shipped/shipped-forms.ts";
import { everyKind, everyTyped, formOf, rules } from "./sample-form.ts";

const back = (form: FormDefinition): FormDefinition => fromQuestionnaire(JSON.parse(JSON.stringify(toQuestionnaire(form, 3))) as Questionnaire).form;

describe("a form as a FHIR Questionnaire", () => {
  it.each(shippedForms.map(({ origin, form }) => [origin, form] as const))("comes back as it went: %s", (_origin, form) => {
    expect(back(form)).toEqual(form);
  });

  it("comes back as it went with every kind of item, page conditions and several answers in one test", () => {
    const form = formOf(everyKind, { pace: "page", minutes: 7, afterwards: "We call you." });
    const pages = form.pages.map((page, at) => (at === 8 ? { ...page, stem: "In the last week", showWhen: { match: "all" as const, tests: [{ item: "one", is: "one-of" as const, values: ["one", "two"] }] } } : page));
    expect(back({ ...form, pages })).toEqual({ ...form, pages });
  });

  it("comes back as it went for any tests of earlier answers", () => {
    const asked: Item[] = [{ id: "a", type: "single-choice", label: "A", choices: [{ value: "x", label: "X" }, { value: "y", label: "Y" }] }, { id: "b", type: "yes-no", label: "B" }, { id: "c", type: "number", label: "C" }];
    const test = fc.oneof(
      fc.record({ item: fc.constantFrom("a", "b", "c"), is: fc.constantFrom("answered" as const, "not-answered" as const) }),
      fc.record({ item: fc.constant("a"), is: fc.constantFrom("one-of" as const, "none-of" as const), values: fc.constantFrom(["x"], ["y"], ["x", "y"]) }),
      fc.record({ item: fc.constant("b"), is: fc.constantFrom("one-of" as const, "none-of" as const), values: fc.constantFrom(["yes"], ["no"]) }),
      fc.record({ item: fc.constant("c"), is: fc.constantFrom("at-least" as const, "at-most" as const), number: fc.integer({ min: -5, max: 50 }) }),
    );
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 4 }), fc.constantFrom("all" as const, "any" as const), (tests, match) => {
        const form = formOf([...asked, { id: "last", type: "text", label: "Last", showWhen: { match, tests } }]);
        expect(back(form)).toEqual(form);
      }),
    );
  });

  it("uses FHIR's own words where there are some", () => {
    const { item = [] } = toQuestionnaire(formOf([...everyKind, { id: "then", type: "text", label: "And then?", showWhen: { match: "any", tests: [{ item: "helps", is: "one-of", values: ["yes"] }, { item: "age", is: "at-least", number: 18 }] } }]), 1);
    const all = item.flatMap((page) => page.item ?? []);
    const of = (id: string): QuestionnaireItem | undefined => all.find((one) => one.linkId === id);
    expect(all.map((one) => one.type)).toEqual(["display", "string", "string", "text", "integer", "date", "open-choice", "choice", "choice", "group", "boolean", "attachment", "boolean", "group", "group", "group", "group", "group", "string"]);
    expect(of("then")).toMatchObject({ enableBehavior: "any", enableWhen: [{ question: "helps", operator: "=", answerBoolean: true }, { question: "age", operator: ">=", answerDecimal: 18 }] });
    expect(of("many")).toMatchObject({ repeats: true, required: true, answerOption: [{ valueCoding: { code: "one", display: "One" } }, {}, { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", valueBoolean: true }] }] });
  });
});

describe("a Questionnaire of another system", () => {
  it("becomes a form with what can be taken over, and says what could not", () => {
    const foreign: Questionnaire = {
      resourceType: "Questionnaire", status: "active", title: "Sleep diary", description: "About your nights.",
      contained: [{ resourceType: "ValueSet", id: "often", compose: { include: [{ concept: [{ code: "LA1", display: "Never" }, { code: "LA2", display: "Often" }] }] } }],
      item: [
        { linkId: "1", type: "group", text: "Last night", item: [
          { linkId: "1.1", type: "dateTime", text: "When did you go to bed?", required: true },
          { linkId: "/44250-9", type: "choice", text: "How often did you wake?", answerValueSet: "#often" },
          { linkId: "1.3", type: "string", text: "What woke you?", enableWhen: [{ question: "/44250-9", operator: "=", answerCoding: { code: "LA2" } }] },
          { linkId: "1.4", type: "reference", text: "Your bed" },
        ] },
        { linkId: "2", type: "boolean", text: "Did you nap?" },
      ],
    };
    const { form, notes } = fromQuestionnaire(foreign);
    expect(form).toMatchObject({ title: "Sleep diary", purpose: "About your nights.", language: "en" });
    expect(form.pages.map((page) => page.items.map((item) => [item.id, item.type]))).toEqual([[["q-1-1", "text"], ["q-44250-9", "single-choice"], ["q-1-3", "text"], ["q-1-4", "text"]], [["q-2", "yes-no"]]]);
    expect(form.pages[0]?.items[1]).toMatchObject({ optional: true, choices: [{ value: "la1", label: "Never" }, { value: "la2", label: "Often" }] });
    expect(form.pages[0]?.items[2]).toMatchObject({ showWhen: { match: "any", tests: [{ item: "q-44250-9", is: "one-of", values: ["la2"] }] } });
    expect(notes).toEqual(["“When did you go to bed?” is answered as a text.", "“Your bed” has a type that forms here do not have (reference). It is a text now."]);
  });

  it("is refused when it is none, and never breaks the reader", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (item) => {
        try {
          fromQuestionnaire({ resourceType: "Questionnaire", status: "draft", title: "x", item: [{ linkId: "a", type: "group", item: [item as never] }] });
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe("answers as a QuestionnaireResponse", () => {
  it("stand under the link ids of the Questionnaire, declined ones with FHIR's own reason", () => {
    const form = formOf(everyKind);
    const { answers } = readForm(form, { ...everyTyped, story: "", "story.declined": "not-say" }, rules);
    const response = toQuestionnaireResponse(form, answers, { at: Date.UTC(2026, 10, 27), questionnaire: "https://portal.example/forms/1|3", files: { "01ARZ3NDEKTSV4RRFFQ69G5FAV": { name: "card.jpg" } } });
    expect(response).toMatchObject({ status: "completed", authored: "2026-11-27T00:00:00.000Z", questionnaire: "https://portal.example/forms/1|3" });
    const at = (id: string) => response.item.flatMap((page) => page.item ?? []).filter((one) => one.linkId === id);
    expect(at("story")[0]?.answer).toEqual([{ extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "asked-declined" }] }]);
    expect(at("birth")[0]?.answer).toEqual([{ valueDate: "1985-03-09" }]);
    expect(at("many")[0]?.answer).toEqual([{ valueCoding: { code: "one", display: "One" } }, { valueCoding: { code: "two", display: "Two" } }]);
    expect(at("photo")[0]?.answer).toEqual([{ valueAttachment: { title: "card.jpg" } }]);
    expect(at("children")[0]?.item).toMatchObject([{ linkId: "children.first", answer: [{ valueString: "Mia" }] }, { linkId: "children.school", answer: [{ valueBoolean: true }] }]);
    const links = new Set(JSON.stringify(toQuestionnaire(form, 3)).match(/"linkId":"[^"]+"/g));
    for (const link of JSON.stringify(response).match(/"linkId":"[^"]+"/g) ?? []) expect([...links]).toContain(link);
  });
});
