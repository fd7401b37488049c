import type { Host } from "../../host-parts.ts";
import { portalViewerOf } from "../../profile/portal-viewer-of.ts";
import type { PortalViewer } from "../../viewer.ts";

/** The portal user of a conversation as they see things themselves: with their permissions, in their own time zone. Null once they were removed. */
export async function recipientOf(host: Host, practiceId: string, portalUserId: string): Promise<PortalViewer | null> {
  const viewer = await portalViewerOf(host.context("core", practiceId, null), portalUserId);
  if (!viewer?.accountId) return viewer;
  const [account] = await host.db.hot.all<{ time_zone: string | null }>("SELECT time_zone FROM accounts WHERE id = ?", [viewer.accountId]);
  return account?.time_zone ? { ...viewer, timeZone: account.time_zone } : viewer;
}
