import type { PluginContext, ProfileDetail, Tx } from "@anteroom/core/server";
import type { Answers, Typed } from "../definition/answer.ts";
import type { FormDefinition } from "../definition/form-definition.ts";
import type { Question } from "../definition/item.ts";
import { typedFor } from "../drafts/draft.ts";
import type { Draft } from "../drafts/draft.ts";
import { sameTyped } from "../drafts/same-typed.ts";
import { itemsOf } from "../filling/places.ts";
import { detailOf } from "./profile-values.ts";

/** What was answered, and what it is compared with. */
export interface Carried {
  definition: FormDefinition;
  answers: Answers;
  typed: Typed;
  /** What stood in the fields when the person came to them, by item. */
  prefilled: Draft["prefilled"];
  /** The answers that were sent before, when these take their place. */
  before: Answers | null;
}

/** The details that these answers change. What stands as it was put there, or as it was sent before, changes nothing: the record may be newer. */
export function detailsIn({ definition, answers, typed, prefilled, before }: Carried): Partial<Record<ProfileDetail, string>> {
  const details: Partial<Record<ProfileDetail, string>> = {};
  for (const item of itemsOf(definition).filter((one): one is Question => one.type !== "info" && one.prefill?.writeBack === true)) {
    const found = detailOf(item, answers[item.id]);
    if (!found) continue;
    const start = prefilled[item.id];
    const untouched = before ? detailOf(item, before[item.id])?.value === found.value : start !== undefined && sameTyped(start, typedFor(item.id, typed));
    if (!untouched) details[found.detail] = found.value;
  }
  return details;
}

/** What of it is different in the record, for the page that tells the person before they send. */
export async function wouldCarry(ctx: PluginContext, portalUserId: string, carried: Carried): Promise<ProfileDetail[]> {
  const details = Object.entries(detailsIn(carried)) as [ProfileDetail, string][];
  if (details.length === 0) return [];
  const known = await ctx.profile.seenBy(portalUserId);
  return details.filter(([detail, value]) => detail in known && known[detail] !== value).map(([detail]) => detail);
}

/** Takes what was answered over into the client's details, or puts it before staff, as the practice wants it (FRM-04). */
export async function carryOver(ctx: PluginContext, portalUserId: string, carried: Carried, tx: Tx): Promise<void> {
  const details = detailsIn(carried);
  if (Object.keys(details).length > 0) await ctx.profile.take(portalUserId, details, tx);
}
