import { openSqliteHandle, type SqliteHandle } from "./sqlite-handle.ts";
import { isBusy, retryWhileBusy } from "./retry-while-busy.ts";
import { sharedFileState } from "./shared-file-state.ts";

function lockFile(path: string, name: string): string {
  return `${path}.${name.replaceAll(/[^a-zA-Z0-9-]/g, "_")}.lock`;
}

/**
 * Runs `run` while this process holds the named lock of a database file. The lock is an exclusive transaction on a
 * small file beside it, so the operating system gives it back when the process dies.
 */
export async function withSqliteFileLock<T>(path: string, name: string, waitMs: number, run: () => Promise<T>): Promise<T> {
  const file = lockFile(path, name);
  const started = performance.now();
  const busy = (): Error =>
    new Error(`The lock "${name}" was not free within ${waitMs} ms: another process holds it. Wait until that process has finished, or end it.`);
  const release = await sharedFileState(file).writeLock.acquire(waitMs);
  if (!release) throw busy();
  let handle: SqliteHandle | undefined;
  try {
    const left = waitMs - (performance.now() - started);
    handle = await retryWhileBusy(() => holdFile(file), left).catch((error: unknown) => {
      throw isBusy(error) ? busy() : error;
    });
    return await run();
  } finally {
    if (handle?.inTransaction) handle.exec("ROLLBACK");
    handle?.close();
    release();
  }
}

function holdFile(file: string): SqliteHandle {
  const handle = openSqliteHandle(file, "NORMAL", sharedFileState(file));
  try {
    handle.exec("BEGIN EXCLUSIVE");
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}
