import type { PluginContext, PortalViewer, Tx } from "@anteroom/core/server";
import { findOwn } from "../assignments/find-assignment.ts";
import { formOf } from "../assignments/forms-of.ts";
import type { GivenForm } from "../assignments/forms-of.ts";
import type { Assignment } from "../assignments/assignment-rows.ts";
import { dayAt } from "../assignments/local-day.ts";
import type { Typed } from "../definition/answer.ts";
import type { Item } from "../definition/item.ts";
import type { ReadRules } from "../definition/read-field.ts";
import { dateOrderOf } from "../definition/read-date.ts";
import { readForm } from "../definition/read-form.ts";
import type { FormReading } from "../definition/read-form.ts";
import type { Step } from "../definition/steps.ts";
import { visibleItems } from "../definition/visible-items.ts";
import { isNothing, readDraft, typedFor } from "../drafts/draft.ts";
import type { Draft } from "../drafts/draft.ts";
import { itemsOf, numberOf } from "./places.ts";

/** A form that somebody is filling in, with what they have typed and what it says. */
export interface Filling extends FormReading {
  row: Assignment;
  form: GivenForm;
  draft: Draft;
  rules: ReadRules;
  /** Ids of what is asked, given what was answered. */
  visible: ReadonlySet<string>;
}

/** How answers to this form are read: the day of its zone, and dates as the practice's country writes them. */
export async function rulesFor(ctx: PluginContext, row: Pick<Assignment, "zone">): Promise<ReadRules> {
  return { today: dayAt(ctx.now(), row.zone), order: dateOrderOf((await ctx.people.practice()).country) };
}

export async function readFilling(ctx: PluginContext, row: Assignment, tx?: Tx): Promise<Filling> {
  const form = await formOf(ctx, row.versionId, tx);
  const draft = await readDraft(ctx, row.id, tx);
  const rules = await rulesFor(ctx, row);
  const reading = readForm(form.definition, draft.typed, rules);
  return { ...reading, row, form, draft, rules, visible: visibleItems(form.definition, reading.answers) };
}

/** The viewer's own form. @throws AppError `NOT_FOUND` */
export const openFilling = async (ctx: PluginContext, viewer: PortalViewer, assignmentId: string): Promise<Filling> => readFilling(ctx, await findOwn(ctx, viewer, assignmentId));

/** The step that holds the item of this number; when that is not asked, the one after it. */
export function stepAt({ form, steps, visible }: Filling, number: number): Step | undefined {
  const id = itemsOf(form.definition)[number - 1]?.id ?? "";
  return visible.has(id) ? steps.find((step) => step.items.some((item) => item.id === id)) : steps.find((step) => numberOf(form.definition, step) > number);
}

/** Ids of what a page shows, given what was answered on it. */
export const shownOn = (filling: Filling, number: number): string[] => (stepAt(filling, number)?.items ?? []).map((item) => item.id);

export function stepAfter({ steps }: Filling, step: Step): Step | undefined {
  return steps[steps.findIndex((one) => one.id === step.id) + 1];
}

export function stepBefore({ steps }: Filling, step: Step): Step | undefined {
  return steps[steps.findIndex((one) => one.id === step.id) - 1];
}

/** Items that are no longer asked and still have an answer. */
export const orphans = ({ form, visible, draft }: Filling): Item[] => itemsOf(form.definition).filter((item) => !visible.has(item.id) && !isNothing(typedFor(item.id, draft.typed)));

/** What was typed for what is asked. */
export const typedShown = ({ visible, draft }: Filling): Typed => Object.assign({}, ...[...visible].map((id) => typedFor(id, draft.typed))) as Typed;

/** Ids of the files that were added to these items. */
export const filesIn = (items: readonly Item[], typed: Typed): string[] => items.flatMap((item) => (item.type === "file" ? [typed[item.id] ?? []].flat() : [])).filter((id) => id !== "");
