import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Typed } from "../definition/answer.ts";
import { belongsTo } from "../definition/read-form.ts";
import { draftAnswers } from "./draft-rows.ts";
import type { DraftAnswer } from "./draft-rows.ts";
import { textOf, typedIn } from "./same-typed.ts";

/** What somebody has typed so far, with the revision of each item. */
export interface Draft {
  typed: Typed;
  revisions: Record<string, number>;
  /** What the client's profile put there before anybody typed, by item. */
  prefilled: Record<string, Typed>;
}

/** What one device has for one item, and the revision that it last saw. */
export interface DraftChange {
  itemId: string;
  typed: Typed;
  base: number;
}

/** Another device changed the same item to something else in the meantime. */
export interface DraftConflict {
  itemId: string;
  /** What the other device typed. */
  typed: Typed;
  revision: number;
}

export const draftPlace = (assignmentId: string, itemId: string, column: "typed" | "prefilled" = "typed") => ({ table: "forms_draft_answers", row: `${assignmentId}.${itemId}`, column });
const isNothing = (typed: Typed): boolean => Object.values(typed).every((value) => (typeof value === "string" ? value.trim() === "" : value.length === 0));

/** What was typed for one item. */
export const typedFor = (itemId: string, typed: Typed): Typed => Object.fromEntries(Object.entries(typed).filter(([name]) => belongsTo(name, itemId)));

async function rowsOf(ctx: PluginContext, assignmentId: string, tx?: Tx): Promise<DraftAnswer[]> {
  const rows = await ctx.model(draftAnswers).findAll({ where: { practiceId: ctx.practiceId, assignmentId }, ...(tx ? { transaction: tx.sequelize } : {}) });
  return rows.map((row) => row.get());
}

/** What is saved of an assignment. */
export async function readDraft(ctx: PluginContext, assignmentId: string, tx?: Tx): Promise<Draft> {
  const draft: { typed: Record<string, string | readonly string[]>; revisions: Record<string, number>; prefilled: Record<string, Typed> } = { typed: {}, revisions: {}, prefilled: {} };
  for (const { itemId, typed, revision, prefilled } of await rowsOf(ctx, assignmentId, tx)) {
    Object.assign(draft.typed, typedIn(ctx.sealed.open(draftPlace(assignmentId, itemId), typed)));
    draft.revisions[itemId] = revision;
    if (prefilled !== null) draft.prefilled[itemId] = typedIn(ctx.sealed.open(draftPlace(assignmentId, itemId, "prefilled"), prefilled));
  }
  return draft;
}

/**
 * Saves what was typed, item by item: what only one device changed is merged, what two changed differently is left as it is and
 * answered. The caller has locked the assignment.
 */
export async function writeDraft(ctx: PluginContext, assignmentId: string, changes: readonly DraftChange[], tx: Tx): Promise<{ saved: string[]; revisions: Record<string, number>; conflicts: DraftConflict[] }> {
  const model = ctx.model(draftAnswers);
  const transaction = tx.sequelize;
  const before = new Map((await rowsOf(ctx, assignmentId, tx)).map((row) => [row.itemId, row]));
  const result = { saved: [] as string[], revisions: {} as Record<string, number>, conflicts: [] as DraftConflict[] };
  for (const { itemId, typed, base } of changes) {
    const row = before.get(itemId);
    const key = { practiceId: ctx.practiceId, assignmentId, itemId };
    const text = textOf(typed);
    if (!row) {
      if (isNothing(typed)) continue;
      await model.create({ ...key, typed: ctx.sealed.seal(draftPlace(assignmentId, itemId), text), revision: 1, savedAt: ctx.now(), prefilled: null }, { transaction });
      result.revisions[itemId] = 1;
      result.saved.push(itemId);
      continue;
    }
    const theirs = ctx.sealed.open(draftPlace(assignmentId, itemId), row.typed);
    result.revisions[itemId] = row.revision;
    if (theirs === text) continue;
    if (row.revision !== base) {
      // Nothing typed here says nothing against what was typed there.
      if (!isNothing(typed)) result.conflicts.push({ itemId, typed: typedIn(theirs), revision: row.revision });
      continue;
    }
    await model.update({ typed: ctx.sealed.seal(draftPlace(assignmentId, itemId), text), revision: row.revision + 1, savedAt: ctx.now() }, { where: key, transaction });
    result.revisions[itemId] = row.revision + 1;
    result.saved.push(itemId);
  }
  return result;
}

/** Puts what the profile has into items that hold nothing yet. The caller has locked the assignment. */
export async function writePrefilled(ctx: PluginContext, assignmentId: string, filled: readonly { itemId: string; typed: Typed }[], tx: Tx): Promise<void> {
  for (const { itemId, typed } of filled) {
    const text = textOf(typed);
    const sealed = (column: "typed" | "prefilled"): string => ctx.sealed.seal(draftPlace(assignmentId, itemId, column), text);
    await ctx.model(draftAnswers).create({ practiceId: ctx.practiceId, assignmentId, itemId, typed: sealed("typed"), prefilled: sealed("prefilled"), revision: 1, savedAt: ctx.now() }, { transaction: tx.sequelize });
  }
}

/** Forgets what was typed for these items. */
export async function dropDraft(ctx: PluginContext, assignmentId: string, itemIds: readonly string[], tx: Tx): Promise<void> {
  if (itemIds.length > 0) await ctx.model(draftAnswers).destroy({ where: { practiceId: ctx.practiceId, assignmentId, itemId: [...itemIds] }, transaction: tx.sequelize });
}

/** Puts what was typed in the place of everything saved, such as when somebody keeps what they sent. */
export async function replaceDraft(ctx: PluginContext, assignmentId: string, itemIds: readonly string[], typed: Typed, tx: Tx): Promise<void> {
  await ctx.model(draftAnswers).destroy({ where: { practiceId: ctx.practiceId, assignmentId }, transaction: tx.sequelize });
  await writeDraft(ctx, assignmentId, itemIds.map((itemId) => ({ itemId, typed: typedFor(itemId, typed), base: 0 })), tx);
}

export { isNothing };
