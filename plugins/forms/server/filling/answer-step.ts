import type { PluginContext, Tx } from "@anteroom/core/server";
import { readStep } from "../definition/read-form.ts";
import { dropDraft, typedFor } from "../drafts/draft.ts";
import type { DraftConflict } from "../drafts/draft.ts";
import { sameTyped } from "../drafts/same-typed.ts";
import { comeTo, saveStep } from "../drafts/save-step.ts";
import type { Filler, StepInput } from "../drafts/save-step.ts";
import { orphans, stepAfter, stepAt } from "./fill.ts";
import { numberOf } from "./places.ts";

/** What comes after a page. */
export type AnswerReply =
  | { ok: true; next: number | "check" }
  | { ok: false; why: "errors"; errors: Record<string, string> }
  | { ok: false; why: "changed-elsewhere"; conflicts: DraftConflict[] }
  /** Answers that would no longer be asked for: the person says whether to go on. */
  | { ok: false; why: "discards"; labels: string[] };

/** Saves a page, checks it, and says where to go; answers that are no longer asked for are dropped only with `discard`. */
export async function answerStep(ctx: PluginContext, filler: Filler, input: StepInput & { discard: boolean }, tx: Tx): Promise<AnswerReply> {
  const { filling, conflicts } = await saveStep(ctx, filler, input, tx);
  if (conflicts.length > 0) return { ok: false, why: "changed-elsewhere", conflicts };
  const here = stepAt(filling, input.step);
  const errors = here ? readStep(here, filling.draft.typed, filling.rules) : {};
  if (Object.keys(errors).length > 0) return { ok: false, why: "errors", errors };
  const lost = orphans(filling);
  // What the profile put there and nobody touched is nobody's answer.
  const own = lost.filter((item) => !sameTyped(filling.draft.prefilled[item.id] ?? {}, typedFor(item.id, filling.draft.typed)));
  if (own.length > 0 && !input.discard) return { ok: false, why: "discards", labels: own.map((item) => item.label) };
  await dropDraft(ctx, input.assignmentId, lost.map((item) => item.id), tx);
  const next = here ? stepAfter(filling, here) : undefined;
  if (!next) return { ok: true, next: "check" };
  await comeTo(ctx, filling, next, tx);
  return { ok: true, next: numberOf(filling.form.definition, next) };
}
