import type { Tx } from "../database/database.ts";

/** Runs after the transaction has committed, and not at all when it is rolled back. */
export const afterCommit = (tx: Tx, run: () => void): void => {
  tx.sequelize.afterCommit(() => run());
};
