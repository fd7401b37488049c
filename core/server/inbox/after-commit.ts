import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";

/** Runs a hint once the transaction is stored. Nothing may depend on it: a node can stop between the two. */
export function afterCommit(host: Host, tx: Tx, hint: () => void): void {
  tx.sequelize.afterCommit(() => {
    try {
      hint();
    } catch (error) {
      host.log.error({ err: error }, "a hint after a commit failed");
    }
  });
}
