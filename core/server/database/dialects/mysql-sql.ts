import type { QueryResult } from "mysql2";
import { refuseUnbindable } from "../bindable.ts";
import type { Sql, SqlValue } from "../database.ts";
import { asDatabaseError } from "../driver-errors.ts";
import type { StatementNote } from "../statement-counter.ts";

type Parameter = string | number | boolean | null | Buffer;

/** What a pool and a connection have in common: prepared statements by their text. */
export interface Executor {
  execute(
    options: { sql: string; values: Parameter[]; typeCast: boolean },
    done: (error: Error | null, result: QueryResult) => void,
  ): unknown;
}

/** A value as the driver takes it. */
export function bindValue(value: SqlValue): Parameter {
  refuseUnbindable(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.getTime();
  return value;
}

/** Prepared SQL on a pool or a connection. */
export function mysqlSql(executor: () => Executor, note: StatementNote): Sql {
  const execute = (sql: string, params: readonly SqlValue[]): Promise<QueryResult> => {
    note(sql);
    return new Promise((resolve, reject) => {
      const values = params.map(bindValue);
      executor().execute({ sql, values, typeCast: true }, (error, result) =>
        error ? reject(asDatabaseError(error, sql)) : resolve(result),
      );
    });
  };
  return {
    async all<Row>(sql: string, params: readonly SqlValue[] = []) {
      const result = await execute(sql, params);
      return (Array.isArray(result) ? result : []) as Row[];
    },
    async run(sql, params = []) {
      const result = await execute(sql, params);
      return { changes: "affectedRows" in result ? result.affectedRows : 0 };
    },
  };
}
