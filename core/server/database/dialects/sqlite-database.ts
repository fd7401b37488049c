import { Sequelize, Transaction } from "sequelize";
import type { Database, Sql, SqlValue, Tx } from "../database.ts";
import { asDatabaseError } from "../driver-errors.ts";
import { retryTransaction } from "../retry-transaction.ts";
import type { StatementNote } from "../statement-counter.ts";
import { upsertSql } from "../upsert-sql.ts";
import { insideTransaction } from "./lock-wait-error.ts";
import { createSqliteDialect, type SqliteConnection } from "./sqlite-dialect.ts";
import { openSqliteFile, type SqliteFile } from "./sqlite-file.ts";
import { withSqliteFileLock } from "./sqlite-file-lock.ts";
import type { SqliteResult } from "./sqlite-handle.ts";
import { isWrite } from "./sqlite-statements.ts";

type Execute = (sql: string, params: readonly SqlValue[]) => Promise<SqliteResult>;

function sqlOver(execute: Execute, note: StatementNote): Sql {
  const send: Execute = async (sql, params) => {
    note(sql);
    try {
      return await execute(sql, params);
    } catch (error) {
      throw asDatabaseError(error, sql);
    }
  };
  return {
    all: async <Row>(sql: string, params: readonly SqlValue[] = []) => (await send(sql, params)).rows as Row[],
    run: async (sql, params = []) => ({ changes: (await send(sql, params)).changes }),
  };
}

function createSequelize(file: SqliteFile, note: StatementNote): Sequelize {
  const sequelize = new Sequelize({
    dialect: "sqlite",
    dialectModule: createSqliteDialect(file, note),
    storage: file.path,
    transactionType: Transaction.TYPES.IMMEDIATE,
    logging: false,
    // Our connections set foreign_keys themselves; this only stops Sequelize from sending it again.
    ...{ foreignKeys: false },
  });
  // Sequelize would look for a connection with a failed commit in a pool that this dialect does not use.
  Object.assign(sequelize.connectionManager, {
    destroyConnection: async (connection: object) => void Reflect.apply(sequelize.connectionManager.releaseConnection, sequelize.connectionManager, [connection]),
  });
  return sequelize;
}

function connectionOf(transaction: Transaction): SqliteConnection {
  return Reflect.get(transaction, "connection") as SqliteConnection;
}

/** Opens a database kept in one SQLite file. */
export async function openSqliteDatabase(path: string, synchronous: "NORMAL" | "FULL", note: StatementNote): Promise<Database> {
  const file = await openSqliteFile({ path, synchronous });
  const sequelize = createSequelize(file, note);

  const txOver = (transaction: Transaction): Tx => {
    const open = (): Execute => {
      const current = connectionOf(transaction).transaction;
      if (!current) throw new Error("A statement came after its transaction had ended; await every statement inside the transaction.");
      return (sql, params) => current.execute(sql, params);
    };
    return { ...sqlOver(async (sql, params) => open()(sql, params), note), sequelize: transaction };
  };

  return {
    engine: "sqlite",
    sequelize,
    hot: sqlOver((sql, params) => (isWrite(sql) ? file.write(sql, params) : file.read(sql, params)), note),
    hotTransaction: (run) =>
      retryTransaction(async () => {
        note("BEGIN");
        const transaction = await file.begin();
        try {
          const sql = sqlOver((words, params) => transaction.execute(words, params), note);
          const result = await insideTransaction(file.writeLock, () => run(sql));
          note("COMMIT");
          transaction.commit();
          return result;
        } catch (error) {
          transaction.rollback();
          throw asDatabaseError(error, "COMMIT");
        }
      }),
    transaction: (run) =>
      retryTransaction(() =>
        sequelize.transaction((transaction) => insideTransaction(file.writeLock, () => run(txOver(transaction)))),
      ),
    withLock: (name, run, waitMs = 30_000) => withSqliteFileLock(path, name, waitMs, run),
    upsertSql: (...words) => upsertSql("sqlite", ...words),
    warnings: async () => [],
    async close() {
      await sequelize.close();
      file.close();
    },
  };
}
