import type { PluginContext, Tx } from "@anteroom/core/server";
import type { Question } from "../definition/item.ts";
import { writePrefilled } from "../drafts/draft.ts";
import type { Filling } from "../filling/fill.ts";
import { itemsOf } from "../filling/places.ts";
import { typedFrom } from "./profile-values.ts";

/** Questions that start from the profile, are asked now, and hold nothing yet, not even an emptied field. */
const unfilled = ({ form, visible, draft }: Filling): Question[] =>
  itemsOf(form.definition).filter((item): item is Question => item.type !== "info" && item.prefill !== undefined && visible.has(item.id) && draft.revisions[item.id] === undefined);

/**
 * Puts what the practice has of the client into questions that start from it, as far as the person who answers may see it; answers whether
 * anything came. What was put there is remembered, so that only what the person made of it counts as theirs.
 */
export async function fillFromProfile(ctx: PluginContext, filling: Filling, tx: Tx): Promise<boolean> {
  const questions = unfilled(filling);
  if (questions.length === 0) return false;
  const { portalUserId, id } = filling.row;
  const details = await ctx.profile.seenBy(portalUserId);
  const user = questions.some((item) => item.prefill?.from === "email") ? await ctx.people.portalUser(portalUserId, tx) : null;
  const known = { ...details, email: user?.relationship === "self" ? user.email : null };
  const filled = questions.flatMap((item) => {
    const value = item.prefill && known[item.prefill.from];
    const typed = value ? typedFrom(item, value, filling.rules.order) : null;
    return typed ? [{ itemId: item.id, typed }] : [];
  });
  await writePrefilled(ctx, id, filled, tx);
  return filled.length > 0;
}
