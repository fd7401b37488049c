import { notFound } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";
import { needsHelp, ruleOf } from "../alerts/alert-rules.ts";
import { helpLines } from "../alerts/help-lines.ts";
import { refuseEnded } from "../assignments/assignment-ended.ts";
import { shownTitle } from "../cards/shown-title.ts";
import { dateHintOf } from "../definition/read-date.ts";
import { typedFor } from "../drafts/draft.ts";
import { sameTyped } from "../drafts/same-typed.ts";
import { filesIn, stepAt, stepBefore } from "./fill.ts";
import type { Filling } from "./fill.ts";
import { itemsOf, numberOf, placeWords } from "./places.ts";

/** The page of a form that holds the item of this number, with what was typed on it. @throws AppError `NOT_FOUND` past the last one, `USED`, `EXPIRED` */
export async function showStep(ctx: PluginContext, filling: Filling, asked: number) {
  const { row, form, draft } = filling;
  refuseEnded(row);
  const here = stepAt(filling, asked);
  if (asked > itemsOf(form.definition).length) throw notFound("this page");
  const number = here ? numberOf(form.definition, here) : 0;
  const before = here ? stepBefore(filling, here) : undefined;
  const items = here?.items ?? [];
  const files = await ctx.files.facts(filesIn(items, draft.typed));
  // The page of such an answer shows help, and the page after it, so that nobody needs scripts to see it.
  const near = [...items, ...(before?.items ?? [])].map((item) => item.id);
  const rules = items.flatMap((item) => {
    const found = ruleOf(form.definition, item);
    return found ? [[item.id, found.rule] as const] : [];
  });
  return {
    help: rules.length > 0 || needsHelp(form.definition, filling.answers, near) ? { ...(await helpLines(ctx)), before: needsHelp(form.definition, filling.answers, (before?.items ?? []).map((item) => item.id)) } : null,
    /** Answers of this page that help is shown with, by item. */
    helpWith: Object.fromEntries(rules),
    /** False before Start and after a form was given back. */
    begun: row.state === "in-progress" || row.state === "amending",
    /** Where to go in the place of a page that is not asked. */
    instead: !here ? ("check" as const) : here.items.some((item) => item.id === itemsOf(form.definition)[asked - 1]?.id) ? null : number,
    form: shownTitle(form.definition),
    number,
    place: here ? placeWords(form.definition, filling.answers, filling.steps, here) : null,
    step: { ...(here?.title ? { title: here.title } : {}), ...(here?.stem ? { stem: here.stem } : {}), items },
    dateHint: dateHintOf(filling.rules.order),
    typed: Object.assign({}, ...items.map((item) => typedFor(item.id, draft.typed))) as Record<string, string | readonly string[]>,
    bases: Object.fromEntries(items.filter((item) => item.type !== "info").map((item) => [item.id, draft.revisions[item.id] ?? 0])),
    files: Object.fromEntries(files.map(({ id, name, size }) => [id, { name, size, href: `/files/${id}` }])),
    /** Questions that still hold what the client's profile put there. */
    fromProfile: items.filter((item) => draft.prefilled[item.id] !== undefined && sameTyped(draft.prefilled[item.id] ?? {}, typedFor(item.id, draft.typed))).map((item) => item.id),
    savedAt: row.savedAt,
    previous: before ? numberOf(form.definition, before) : null,
  };
}
