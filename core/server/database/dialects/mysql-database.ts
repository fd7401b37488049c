import mysql, { type Connection } from "mysql2";
import { Sequelize, type Transaction } from "sequelize";
import type { Database, Tx } from "../database.ts";
import { retryTransaction } from "../retry-transaction.ts";
import type { StatementNote } from "../statement-counter.ts";
import { upsertSql } from "../upsert-sql.ts";
import { CONNECTION_OPTIONS, openMysqlPool, prepareSession, type MysqlAddress } from "./mysql-connections.ts";
import { attemptHotTransaction } from "./mysql-hot-transaction.ts";
import { withMysqlNamedLock } from "./mysql-named-lock.ts";
import { mysqlSql, type Executor } from "./mysql-sql.ts";

function createSequelize(address: MysqlAddress, poolSize: number, note: StatementNote): Sequelize {
  return new Sequelize({
    dialect: "mysql",
    dialectModule: mysql,
    host: address.host,
    port: address.port,
    username: address.user,
    password: address.password,
    database: address.database,
    timezone: "+00:00",
    logging: false,
    dialectOptions: CONNECTION_OPTIONS,
    define: { charset: "utf8mb4" },
    pool: { max: poolSize, min: 0, idle: 30_000, acquire: 10_000 },
    hooks: {
      afterConnect: async (connection) => {
        await prepareSession(connection as Connection);
        noteStatementsOf(connection as Connection, note);
      },
    },
  });
}

/** Sequelize sends its statements itself, so they are noted where they reach the connection. */
function noteStatementsOf(connection: Connection, note: StatementNote): void {
  for (const method of ["query", "execute"] as const) {
    const send: unknown = connection[method];
    if (typeof send !== "function") continue;
    const noted = (...words: unknown[]): unknown => {
      const [first] = words;
      const sql = typeof first === "string" ? first : Reflect.get(Object(first), "sql");
      note(String(sql));
      return Reflect.apply(send, connection, words);
    };
    Object.assign(connection, { [method]: noted });
  }
}

function connectionOf(transaction: Transaction): Executor {
  const connection: unknown = Reflect.get(transaction, "connection");
  const finished: unknown = Reflect.get(transaction, "finished");
  if (!connection || finished) throw new Error("A statement came after its transaction had ended; await every statement inside the transaction.");
  return connection as Executor;
}

/** Opens a database on a MySQL or MariaDB server. */
export async function openMysqlDatabase(address: MysqlAddress, poolSize: number, note: StatementNote): Promise<Database> {
  const sequelize = createSequelize(address, poolSize, note);
  const pool = openMysqlPool(address, poolSize);
  const hot = mysqlSql(() => pool, note);
  await hot.all("SELECT 1 AS one").catch(async (error: unknown) => {
    pool.end();
    await sequelize.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database server at ${address.host}:${address.port} (database "${address.database}") did not answer: ${reason}. Check DATABASE_URL.`, { cause: error });
  });
  const silent: StatementNote = () => undefined;

  return {
    engine: "mysql",
    sequelize,
    hot,
    hotTransaction: (run) => retryTransaction(() => attemptHotTransaction(pool, run, note)),
    transaction: (run) =>
      retryTransaction(() =>
        sequelize.transaction((transaction) => {
          // Noted where they reach the connection, together with those of Sequelize.
          const tx: Tx = { ...mysqlSql(() => connectionOf(transaction), silent), sequelize: transaction };
          return run(tx);
        }),
      ),
    withLock: (name, run, waitMs = 30_000) => withMysqlNamedLock(address, name, waitMs, run),
    upsertSql: (...words) => upsertSql("mysql", ...words),
    async warnings() {
      const [row] = await hot.all<{ flush: number }>("SELECT @@innodb_flush_log_at_trx_commit AS flush");
      return row?.flush === 1
        ? []
        : ["The database server does not write each commit to disk (innodb_flush_log_at_trx_commit is not 1), so a power cut can lose acknowledged messages. Set it to 1."];
    },
    async close() {
      await sequelize.close();
      await new Promise<void>((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve())));
    },
  };
}
