import { afterCommit } from "../accounts/after-commit.ts";
import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/**
 * Makes every node look anew at a session that began or ended a preview. Open connections find it out at their next look, within 15 seconds:
 * told at once, the page that asked would load again and never arrive where its form leads.
 */
export function sessionTurned(host: Host, sessionId: string, tx: Tx): void {
  afterCommit(tx, () => host.bus.publish("viewers-changed", { sessionId }));
}
