import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { breathe } from "./breathe.ts";
import { lockWaitError } from "./lock-wait-error.ts";
import { BUSY_WAIT_MS, retryWhileBusy } from "./retry-while-busy.ts";
import { sharedFileState } from "./shared-file-state.ts";
import { openSqliteHandle, useWriteAheadLog, type SqliteHandle, type SqliteResult } from "./sqlite-handle.ts";
import type { SqliteParams } from "./sqlite-values.ts";
import type { WriteLock } from "./write-lock.ts";

/** An open write transaction: it alone may write to the file until it ends. */
export interface SqliteTransaction {
  execute(sql: string, params: SqliteParams): Promise<SqliteResult>;
  commit(): void;
  /** Ends the transaction; does nothing when SQLite has already ended it. */
  rollback(): void;
}

/** A SQLite file with its pool of connections: reads at once, writes one after the other. */
export interface SqliteFile {
  readonly path: string;
  readonly writeLock: WriteLock;
  /** Grows with each change of the schema made by this process. */
  readonly schemaVersion: number;
  read(sql: string, params: SqliteParams): Promise<SqliteResult>;
  /** One write in a transaction of its own. */
  write(sql: string, params: SqliteParams): Promise<SqliteResult>;
  begin(): Promise<SqliteTransaction>;
  close(): void;
}

export interface SqliteFileOptions {
  path: string;
  synchronous: "NORMAL" | "FULL";
}

/** Opens (and creates when missing) the file in WAL mode. */
export async function openSqliteFile(options: SqliteFileOptions): Promise<SqliteFile> {
  mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
  const shared = sharedFileState(options.path);
  const open = (): SqliteHandle => openSqliteHandle(options.path, options.synchronous, shared);
  const reader = await retryWhileBusy(open);
  await retryWhileBusy(() => useWriteAheadLog(reader));
  const idle: SqliteHandle[] = [];
  let closed = false;

  const putBack = (handle: SqliteHandle): void => {
    if (closed) handle.close();
    else idle.push(handle);
  };

  const begin = async (): Promise<SqliteTransaction> => {
    if (closed) throw new Error(`The database file ${options.path} is closed; open it again with connectDatabase.`);
    const release = await shared.writeLock.acquire(BUSY_WAIT_MS);
    if (!release) throw lockWaitError(shared.writeLock);
    let handle: SqliteHandle;
    try {
      handle = idle.pop() ?? open();
    } catch (error) {
      release();
      throw error;
    }
    try {
      await breathe();
      await retryWhileBusy(() => handle.exec("BEGIN IMMEDIATE"));
    } catch (error) {
      putBack(handle);
      release();
      throw error;
    }
    let ended = false;
    const end = (statement: "COMMIT" | "ROLLBACK"): void => {
      if (ended) return;
      try {
        if (statement === "COMMIT" || handle.inTransaction) handle.exec(statement);
      } catch (error) {
        if (handle.inTransaction) handle.exec("ROLLBACK");
        throw error;
      } finally {
        ended = true;
        putBack(handle);
        release();
      }
    };
    return {
      async execute(sql, params) {
        await breathe();
        if (ended) throw new Error("A statement came after its transaction had ended; await every statement inside the transaction.");
        return handle.execute(sql, params);
      },
      commit: () => end("COMMIT"),
      rollback: () => end("ROLLBACK"),
    };
  };

  return {
    path: options.path,
    writeLock: shared.writeLock,
    get schemaVersion() {
      return shared.schemaVersion;
    },
    begin,
    async read(sql, params) {
      await breathe();
      return retryWhileBusy(() => reader.execute(sql, params));
    },
    async write(sql, params) {
      const transaction = await begin();
      try {
        const result = await transaction.execute(sql, params);
        transaction.commit();
        return result;
      } catch (error) {
        transaction.rollback();
        throw error;
      }
    },
    close() {
      closed = true;
      reader.close();
      for (const handle of idle.splice(0)) handle.close();
    },
  };
}
