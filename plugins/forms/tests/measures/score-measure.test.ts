import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../server/definition/answer.ts";
import { formDefinition } from "../../server/definition/form-definition.ts";
import { visibleItems } from "../../server/definition/visible-items.ts";
import { bandOf, changeBetween, measures, scoreMeasure } from "../../server/measures/score-measure.ts";

const answersOf = (points: readonly (number | null)[]): Record<string, Answer> =>
  Object.fromEntries(points.flatMap((value, at) => (value === null ? [] : [[`item-${at + 1}`, { chosen: String(value) }]])));
const phq = (...points: (number | null)[]) => scoreMeasure("phq-9", answersOf(points));
const gad = (...points: (number | null)[]) => scoreMeasure("gad-7", answersOf(points));
const nine = (value: number): number[] => Array.from({ length: 9 }, () => value);
const seven = (value: number): number[] => Array.from({ length: 7 }, () => value);

describe("PHQ-9", () => {
  it("is 0, minimal, when nothing bothers and 27, severe, when everything does nearly every day", () => {
    expect(phq(...nine(0))).toMatchObject({ score: 0, band: { label: "Minimal" }, max: 27, missing: 0, prorated: false });
    expect(phq(...nine(3))).toMatchObject({ score: 27, band: { label: "Severe" } });
    expect(phq(...nine(1))).toMatchObject({ score: 9, band: { label: "Mild" } });
  });

  // Kroenke, Spitzer, Williams 2001, table 3.
  it.each([[4, "Minimal"], [5, "Mild"], [9, "Mild"], [10, "Moderate"], [14, "Moderate"], [15, "Moderately severe"], [19, "Moderately severe"], [20, "Severe"]])("of %d is %s", (score, label) => {
    expect(bandOf(measures["phq-9"], score)?.label).toBe(label);
  });

  it("takes the mean of the others for one or two missing items, and has no score with three", () => {
    expect(phq(2, 2, 2, 2, 2, 2, 2, 2, null)).toMatchObject({ score: 18, missing: 1, prorated: true, items: { "item-9": null } });
    // 10 points in 7 items: 10 × 9 / 7 = 12.86.
    expect(phq(2, 2, 2, 1, 1, 1, 1, null, null)).toMatchObject({ score: 13, band: { label: "Moderate" }, missing: 2, prorated: true });
    expect(phq(3, 3, 3, 3, 3, 3, null, null, null)).toMatchObject({ score: null, band: null, missing: 3, prorated: false });
    expect(phq()).toMatchObject({ score: null, missing: 9 });
  });

  it("stays at its ends when an item is missing, and rounds half a point up", () => {
    expect(phq(...nine(0).slice(1), null)).toMatchObject({ score: 0, band: { label: "Minimal" }, prorated: true });
    expect(phq(...nine(3).slice(2), null, null)).toMatchObject({ score: 27, band: { label: "Severe" }, prorated: true });
    // 4 points in 8 items: 4 × 9 / 8 = 4.5, which is mild.
    expect(phq(1, 1, 1, 1, 0, 0, 0, 0, null)).toMatchObject({ score: 5, band: { label: "Mild" } });
  });

  it("counts a declined item as missing, and never the difficulty item", () => {
    expect(scoreMeasure("phq-9", { ...answersOf(nine(1)), "item-9": { declined: "not-say" }, difficulty: { chosen: "3" } })).toMatchObject({ score: 9, missing: 1, items: { "item-9": null } });
  });

  it("asks how difficult things were only after some problem, as its words say", () => {
    const { form } = measures["phq-9"];
    expect(visibleItems(form, answersOf(nine(0))).has("difficulty")).toBe(false);
    expect(visibleItems(form, answersOf([0, 0, 0, 0, 0, 0, 0, 0, 1])).has("difficulty")).toBe(true);
  });

  it("changes reliably from 6 points on", () => {
    expect(changeBetween("phq-9", 18, 12)).toEqual({ points: -6, reliable: "better" });
    expect(changeBetween("phq-9", 12, 17)).toEqual({ points: 5, reliable: null });
    expect(changeBetween("phq-9", 12, 18)).toEqual({ points: 6, reliable: "worse" });
  });
});

describe("GAD-7", () => {
  it("is 0 when nothing bothers and 21 when everything does", () => {
    expect(gad(...seven(0))).toMatchObject({ score: 0, band: { label: "Minimal" }, max: 21 });
    expect(gad(...seven(3))).toMatchObject({ score: 21, band: { label: "Severe" } });
  });

  // Spitzer, Kroenke, Williams, Löwe 2006.
  it.each([[4, "Minimal"], [5, "Mild"], [9, "Mild"], [10, "Moderate"], [14, "Moderate"], [15, "Severe"], [21, "Severe"]])("of %d is %s", (score, label) => {
    expect(bandOf(measures["gad-7"], score)?.label).toBe(label);
  });

  it("takes the mean of the others for one missing item, and has no score with two", () => {
    // 11 points in 6 items: 11 × 7 / 6 = 12.83.
    expect(gad(2, 2, 2, 2, 2, 1, null)).toMatchObject({ score: 13, missing: 1, prorated: true });
    expect(gad(2, 2, 2, 2, 2, null, null)).toMatchObject({ score: null, missing: 2 });
    expect(gad(...seven(0).slice(1), null)).toMatchObject({ score: 0, band: { label: "Minimal" }, prorated: true });
    expect(gad(...seven(3).slice(1), null)).toMatchObject({ score: 21, band: { label: "Severe" }, prorated: true });
    expect(gad()).toMatchObject({ score: null, band: null, missing: 7 });
  });

  it("changes reliably from 4 points on", () => {
    expect(changeBetween("gad-7", 14, 10)).toEqual({ points: -4, reliable: "better" });
    expect(changeBetween("gad-7", 14, 11)).toEqual({ points: -3, reliable: null });
  });
});

describe.each(Object.values(measures))("$name", (measure) => {
  it("is a form that can be published as it is, with its notice and a source for each rule", () => {
    expect(formDefinition.parse(measure.form)).toEqual(measure.form);
    expect(measure.licence).toContain("No permission required to reproduce, translate, display or distribute.");
    for (const source of Object.values(measure.sources)) expect(source.length).toBeGreaterThan(30);
  });

  it("has a band for every score and a score that never leaves the bands", () => {
    const bands = measure.bands.map(({ from, to }) => [from, to]);
    expect(bands[0]?.[0]).toBe(0);
    for (const [at, band] of measure.bands.entries()) expect(band.from).toBe(at === 0 ? 0 : (measure.bands[at - 1]?.to ?? 0) + 1);
    const points = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.array(points, { minLength: measure.scored.length, maxLength: measure.scored.length }), (given) => {
        const { score, band, missing, max } = scoreMeasure(measure.id, answersOf(given));
        expect(score === null).toBe(missing > measure.missingAllowed);
        if (score !== null) {
          expect(score).toBeLessThanOrEqual(max);
          expect(band).not.toBeNull();
        }
      }),
    );
  });
});

// The words of an instrument are its validity: this fails when anybody improves them.
it("keeps the published words", () => {
  const words = Object.values(measures).map(({ form }) => form.pages.map((page) => [page.stem, ...page.items.map((item) => item.label)]));
  expect(words).toMatchInlineSnapshot(`
    [
      [
        [
          "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
          "Little interest or pleasure in doing things",
          "Feeling down, depressed, or hopeless",
          "Trouble falling or staying asleep, or sleeping too much",
          "Feeling tired or having little energy",
          "Poor appetite or overeating",
          "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
          "Trouble concentrating on things, such as reading the newspaper or watching television",
          "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
          "Thoughts that you would be better off dead or of hurting yourself in some way",
        ],
        [
          undefined,
          "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
        ],
      ],
      [
        [
          "Over the last 2 weeks, how often have you been bothered by the following problems?",
          "Feeling nervous, anxious or on edge",
          "Not being able to stop or control worrying",
          "Worrying too much about different things",
          "Trouble relaxing",
          "Being so restless that it is hard to sit still",
          "Becoming easily annoyed or irritable",
          "Feeling afraid as if something awful might happen",
        ],
      ],
    ]
  `);
});
