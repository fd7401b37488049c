import type { PluginContext } from "../plugins/plugin-context.ts";
import { clientName } from "../people/people-rows.ts";
import type { PortalViewer } from "../viewer.ts";

/** A portal user as a viewer without a session, for what the host decides on their behalf. */
export async function portalViewerOf(ctx: PluginContext, portalUserId: string): Promise<PortalViewer | null> {
  const user = await ctx.people.portalUser(portalUserId);
  if (!user || user.status === "removed") return null;
  const practice = await ctx.people.practice();
  return {
    kind: "portal",
    accountId: user.accountId ?? "",
    sessionId: "",
    practiceId: ctx.practiceId,
    name: clientName(user),
    timeZone: practice.timeZone,
    portalUserId,
    clientId: user.clientId,
    relationship: user.relationship,
    permissions: user.permissions,
  };
}
