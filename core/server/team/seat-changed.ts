import { afterCommit } from "../accounts/after-commit.ts";
import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** After the commit every node forgets what this seat might do, and its open sockets are looked at again. */
export function seatChanged(host: Host, of: { practiceId: string; seatId?: string }, tx: Tx): void {
  afterCommit(tx, () => {
    host.bus.publish("viewers-changed", of);
    host.realtime.reseat(of.seatId ? { seatId: of.seatId } : { practiceId: of.practiceId }, "permissions");
  });
}
