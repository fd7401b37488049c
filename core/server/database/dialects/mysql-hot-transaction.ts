import type { Pool, PoolConnection, QueryResult } from "mysql2";
import type { Sql, SqlValue } from "../database.ts";
import { asDatabaseError } from "../driver-errors.ts";
import type { StatementNote } from "../statement-counter.ts";
import { bindValue } from "./mysql-sql.ts";

interface Waiting {
  sql: string;
  params: readonly SqlValue[];
  resolve(result: QueryResult): void;
  reject(error: unknown): void;
}

const begin = "START TRANSACTION";

/**
 * One attempt at a transaction in few trips to the server: it begins together with its first statement, and statements
 * given in the same turn of the loop travel together, in their order. When one of them fails, none after it is run.
 */
export async function attemptHotTransaction<T>(pool: Pool, run: (sql: Sql) => Promise<T>, note: StatementNote): Promise<T> {
  const connection = await checkOut(pool);
  try {
    const result = await run(gatheringSql(connection, note));
    note("COMMIT");
    await query(connection, "COMMIT", []);
    connection.release();
    return result;
  } catch (error) {
    // When even the rollback fails the connection is gone, and the server rolls back by itself.
    await query(connection, "ROLLBACK", []).then(
      () => connection.release(),
      () => connection.destroy(),
    );
    throw error;
  }
}

function gatheringSql(connection: PoolConnection, note: StatementNote): Sql {
  let waiting: Waiting[] = [];
  let begun = false;

  const sendAll = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    const first = begun ? [] : [begin];
    begun = true;
    const words = [...first, ...batch.map(({ sql }) => sql)].join(";\n");
    try {
      for (const sql of first) note(sql);
      for (const { sql } of batch) note(sql);
      const values = batch.flatMap(({ params }) => params.map(bindValue));
      const answer = first.length + batch.length > 1 ? await query(connection, words, values) : await execute(connection, words, values);
      const results = first.length + batch.length > 1 ? (answer as unknown as QueryResult[]).slice(first.length) : [answer];
      batch.forEach(({ resolve }, index) => resolve(results[index] as QueryResult));
    } catch (error) {
      const known = asDatabaseError(error, words);
      for (const { reject } of batch) reject(known);
    }
  };

  const give = (sql: string, params: readonly SqlValue[]): Promise<QueryResult> =>
    new Promise((resolve, reject) => {
      waiting.push({ sql, params, resolve, reject });
      if (waiting.length === 1) queueMicrotask(() => void sendAll());
    });

  return {
    async all<Row>(sql: string, params: readonly SqlValue[] = []) {
      const result = await give(sql, params);
      return (Array.isArray(result) ? result : []) as Row[];
    },
    async run(sql, params = []) {
      const result = await give(sql, params);
      return { changes: "affectedRows" in result ? result.affectedRows : 0 };
    },
  };
}

type Values = ReturnType<typeof bindValue>[];

function checkOut(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection))));
}

function query(connection: PoolConnection, sql: string, values: Values): Promise<QueryResult> {
  return new Promise((resolve, reject) => connection.query({ sql, values }, (error, result) => (error ? reject(error) : resolve(result))));
}

function execute(connection: PoolConnection, sql: string, values: Values): Promise<QueryResult> {
  return new Promise((resolve, reject) => connection.execute({ sql, values, typeCast: true }, (error: Error | null, result: QueryResult) => (error ? reject(error) : resolve(result))));
}
