import { personName } from "@anteroom/core/server";
import type { PluginContext } from "@anteroom/core/server";

/** How a portal user is written. */
export interface PersonNames {
  /** The first name that they use. */
  called: string;
  /** The same with the last name: how people are written on screen. */
  name: string;
  /** The name of their papers, for copies and for whoever calls help. */
  legal: string;
}

/** Names of portal users by id, each asked once; nothing for those who are gone. */
export async function peopleNamed(ctx: PluginContext, portalUserIds: readonly string[]): Promise<Map<string, PersonNames>> {
  const named = new Map<string, PersonNames>();
  for (const id of new Set(portalUserIds)) {
    const user = await ctx.people.portalUser(id);
    if (user) named.set(id, { called: user.nameUsed || user.firstName, name: personName(user), legal: `${user.firstName} ${user.lastName}` });
  }
  return named;
}
