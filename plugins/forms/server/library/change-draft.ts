import { AppError, invalid } from "@anteroom/core/server";
import type { PluginContext, StaffViewer, Tx } from "@anteroom/core/server";
import { draftDefinition } from "../definition/form-definition.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import { definitionOf, findForm } from "./find-form.ts";
import { formRows } from "./form-rows.ts";
import type { FormRow } from "./form-rows.ts";

/** Who changes which form, having seen which state of it. */
export interface DraftChange {
  formId: string;
  /** Made for the page: sent twice, done once. */
  key: string;
  /** The draft that the person saw; another one in between refuses the change. */
  rev: number;
}

/** What one undo brings back, and what it says it does. */
export interface Undo {
  definition: FormDefinition;
  what: string;
}

/** Changes the draft of a form, beginning one when there is none. `what` names the change for its undo, such as "Removed the question". */
export function changeDraft(ctx: PluginContext, viewer: StaffViewer, { formId, key, rev }: DraftChange, change: (form: FormDefinition) => FormDefinition, what: string): Promise<{ rev: number }> {
  return ctx.transaction((tx) =>
    ctx.once(`draft:${formId}:${key}`, tx, async () => {
      const form = await findForm(ctx, formId, tx);
      await refuseStale(ctx, viewer, form, rev);
      if (form.retiredAt !== null) throw new AppError("CONFLICT", "This form is retired. Bring it back to change it.");
      const before = checked(await definitionOf(ctx, form, tx));
      const after = checked(change(before));
      if (form.measure !== null && !sameWords(before, after)) throw new AppError("FORBIDDEN", "The words of this measure are locked: its scores hold for them alone. Duplicate the form to write your own.");
      await saveDraft(ctx, viewer, form, { definition: after, before: { definition: before, what } }, tx);
      return { rev: form.rev + 1 };
    }),
  );
}

/** Takes back the last change of the draft. */
export function undoChange(ctx: PluginContext, viewer: StaffViewer, { formId, key, rev }: DraftChange): Promise<{ rev: number }> {
  return ctx.transaction((tx) =>
    ctx.once(`draft:${formId}:${key}`, tx, async () => {
      const form = await findForm(ctx, formId, tx);
      await refuseStale(ctx, viewer, form, rev);
      const undo = undoOf(form);
      if (!undo) throw new AppError("CONFLICT", "There is nothing to undo.");
      await saveDraft(ctx, viewer, form, { definition: undo.definition, before: null }, tx);
      return { rev: form.rev + 1 };
    }),
  );
}

export const undoOf = (form: FormRow): Undo | null => (form.draftBefore ? (JSON.parse(form.draftBefore) as Undo) : null);

async function saveDraft(ctx: PluginContext, viewer: StaffViewer, form: FormRow, { definition, before }: { definition: FormDefinition; before: Undo | null }, tx: Tx): Promise<void> {
  const where = { id: form.id, practiceId: ctx.practiceId, rev: form.rev };
  const draft = { draft: JSON.stringify(definition), draftBefore: before ? JSON.stringify(before) : null, title: definition.title, rev: form.rev + 1, changedBy: viewer.staffId, changedAt: ctx.now() };
  const [changed] = await ctx.model(formRows).update(draft, { where, transaction: tx.sequelize });
  if (changed === 0) throw staleForm(null);
  await ctx.audit("changed-form", { subject: form.id }, tx);
}

/** Refuses a change to a form that has changed since it was seen, and says who was faster. */
export async function refuseStale(ctx: PluginContext, viewer: StaffViewer, form: FormRow, seen: number): Promise<void> {
  if (form.rev === seen) return;
  const other = form.changedBy === null || form.changedBy === viewer.staffId ? null : await ctx.people.staffMember(form.changedBy);
  throw staleForm(form.changedBy === viewer.staffId ? "You" : (other?.name ?? null));
}

const staleForm = (who: string | null): AppError =>
  new AppError("STALE", who === "You" ? "You changed this form in another window. Look at it as it is now, then save again." : `${who ?? "Somebody else"} changed this form while you had it open. Look at it as it is now, then save again.`);

function checked(form: FormDefinition): FormDefinition {
  const parsed = draftDefinition.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".") ?? "";
  throw invalid({ [path in form ? path : "form"]: issue?.message ?? "Check what you typed." });
}

/** Whether what a measure asks stayed as it was; its purpose, readers and pace may change. */
const sameWords = (before: FormDefinition, after: FormDefinition): boolean =>
  JSON.stringify([before.title, before.language, before.measure, before.pages]) === JSON.stringify([after.title, after.language, after.measure, after.pages]);
