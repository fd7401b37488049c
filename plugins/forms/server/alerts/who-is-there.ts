import type { PluginContext } from "@anteroom/core/server";

/** These staff members, each one who is away replaced by whoever covers for them; a cover who may not read answers is left out. */
export async function whoIsThere(ctx: PluginContext, staffIds: readonly string[]): Promise<string[]> {
  const readers = new Set((await ctx.people.staffWith("forms.review")).map((member) => member.id));
  const there = new Set<string>();
  for (const staffId of staffIds) {
    const cover = await ctx.people.coverOf(staffId);
    if (!cover) there.add(staffId);
    else if (readers.has(cover.coverId)) there.add(cover.coverId);
  }
  return [...there];
}
