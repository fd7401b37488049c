import { z } from "zod";
import { idInput } from "@anteroom/core/server";
import { answerLines } from "../../definition/answer-lines.ts";
import type { FormDefinition } from "../../definition/form-definition.ts";
import { pressRow } from "../../definition/press-row.ts";
import { dateHintOf, dateOrderOf } from "../../definition/read-date.ts";
import { mergeTyped, readForm, readStep } from "../../definition/read-form.ts";
import { reliableCount } from "../../definition/steps.ts";
import { minutesOf } from "../../definition/estimate-minutes.ts";
import { staffProcedure } from "../../trpc.ts";
import { definitionOf, findForm } from "../find-form.ts";

const typed = z.record(z.string().max(90), z.union([z.string().max(20_000), z.array(z.string().max(200)).max(60)]));

const input = z.object({
  formId: idInput(),
  /** The step that was shown; none for the start page. */
  step: z.string().max(40).optional(),
  /** What was typed so far, and what the shown step sent. */
  typed: typed.default({}),
  sent: typed.default({}),
  move: z.enum(["open", "start", "next", "back"]).default("open"),
  press: z.string().max(90).optional(),
});

/** One step of a form as a client goes through it; nothing is kept. `done` is the page on which answers are checked. */
export const preview = staffProcedure
  .meta({ permission: "forms.build" })
  .input(input)
  .query(async ({ ctx: { plugin }, input: { formId, step: at, typed: before, sent, move, press } }) => {
    const form: FormDefinition = await definitionOf(plugin, await findForm(plugin, formId));
    const { country, timeZone } = await plugin.people.practice();
    const order = dateOrderOf(country);
    const rules = { today: new Intl.DateTimeFormat("en-CA", { timeZone }).format(plugin.now()), order };
    const shared = { title: form.title, purpose: form.purpose, readBy: form.readBy, minutes: minutesOf(form), dateHint: dateHintOf(order), lines: [] as ReturnType<typeof answerLines> };
    const shown = readForm(form, before, rules).steps.find((one) => one.id === at);
    const merged = shown ? mergeTyped(before, sent, shown.items.map((item) => item.id)) : before;
    const { steps, answers } = readForm(form, merged, rules);
    const place = steps.findIndex((one) => one.id === at);
    const stay = (errors: Record<string, string>, typedNow = merged) => ({ ...shared, step: steps[place] ?? null, done: false, errors, typed: typedNow, position: place + 1, count: at ? reliableCount(form, answers, at) : null });
    if (press && shown) return stay({}, pressRow(merged, press));
    if (move === "next" && shown) {
      const errors = readStep(shown, merged, rules);
      if (Object.keys(errors).length > 0) return stay(errors);
    }
    const to = move === "start" ? 0 : move === "next" ? place + 1 : move === "back" ? place - 1 : place;
    const next = steps[to] ?? null;
    const done = move === "next" && next === null && steps.length > 0;
    return { ...shared, step: next, done, errors: {} as Record<string, string>, typed: merged, position: to + 1, count: next ? reliableCount(form, answers, next.id) : null, lines: done ? answerLines(form, answers, { order }) : [] };
  });
