import { createHash } from "node:crypto";
import type { Connection, RowDataPacket } from "mysql2";
import { openMysqlConnection, type MysqlAddress } from "./mysql-connections.ts";

/** Lock names belong to the whole server, are at most 64 characters, and compare without case. */
function serverName(database: string, name: string): string {
  return `anteroom:${createHash("sha256").update(`${database}\n${name}`).digest("hex").slice(0, 40)}`;
}

function ask(connection: Connection, sql: string, values: unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(sql, values, (error, rows) => (error ? reject(error) : resolve(rows[0]?.["answer"])));
  });
}

/** Runs `run` while this process holds the server's named lock; a process that dies loses its connection, and so the lock. */
export async function withMysqlNamedLock<T>(address: MysqlAddress, name: string, waitMs: number, run: () => Promise<T>): Promise<T> {
  const connection = await openMysqlConnection(address);
  // A connection lost while `run` works must not end the process; the statements of `run` have connections of their own.
  connection.on("error", () => undefined);
  try {
    const got = await ask(connection, "SELECT GET_LOCK(?, ?) AS answer", [serverName(address.database, name), waitMs / 1000]);
    if (got !== 1) {
      throw new Error(`The lock "${name}" was not free within ${waitMs} ms: another process holds it. Wait until that process has finished, or end it.`);
    }
    return await run();
  } finally {
    connection.destroy();
  }
}
