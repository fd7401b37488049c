import { AsyncLocalStorage } from "node:async_hooks";
import { BUSY_WAIT_MS } from "./retry-while-busy.ts";
import type { WriteLock } from "./write-lock.ts";

interface OpenTransaction {
  lock: WriteLock;
  open: boolean;
}

const current = new AsyncLocalStorage<OpenTransaction>();

/** Remembers, for the sake of a clear error, that `run` happens inside a transaction that holds `lock`. */
export async function insideTransaction<T>(lock: WriteLock, run: () => Promise<T>): Promise<T> {
  const mark: OpenTransaction = { lock, open: true };
  try {
    return await current.run(mark, run);
  } finally {
    mark.open = false;
  }
}

/** The error for a write that did not get its turn: SQLITE_BUSY, or the true reason when it waited for itself. */
export function lockWaitError(lock: WriteLock): Error {
  const own = current.getStore();
  if (own?.lock === lock && own.open) {
    const message =
      "A write inside a transaction was not given that transaction, so it waited for itself. " +
      "Run it on `tx`, or hand Sequelize { transaction: tx.sequelize }.";
    return Object.assign(new Error(message), { code: "WRITE_WAITS_FOR_ITSELF" });
  }
  const message = `The database was busy: another write held the file for ${BUSY_WAIT_MS / 1000} seconds.`;
  return Object.assign(new Error(message), { code: "SQLITE_BUSY" });
}
