import mysql, { type ConnectionOptions } from "mysql2";
import type { Connection } from "mysql2";

/** How to reach a MySQL or MariaDB server, read from `mysql://user:password@host:port/database`. */
export interface MysqlAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** What every connection is told first, so that each one behaves alike whatever the server's own settings. */
const SESSION = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  "SET SESSION innodb_lock_wait_timeout = 5, time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** Reads the address out of a database URL. */
export function mysqlAddress(url: URL): MysqlAddress {
  const database = decodeURIComponent(url.pathname.slice(1));
  if (!database) throw new Error("DATABASE_URL names no database: write mysql://user:password@host:3306/database.");
  return {
    host: url.hostname,
    port: url.port ? Number(url.port) : 3306,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
  };
}

/** Options that make numbers come back as numbers and changes count the rows that were found, as SQLite does. */
export const CONNECTION_OPTIONS = {
  charset: "utf8mb4",
  timezone: "Z",
  supportBigNumbers: true,
  bigNumberStrings: false,
  decimalNumbers: true,
  flags: ["FOUND_ROWS"],
} satisfies ConnectionOptions;

/** Sends the session settings on a fresh connection. */
export async function prepareSession(connection: Connection): Promise<void> {
  for (const sql of SESSION) {
    await new Promise<void>((resolve, reject) => connection.query(sql, (error) => (error ? reject(error) : resolve())));
  }
}

/** A connection of its own, for what must hold one open (named locks). */
export async function openMysqlConnection(address: MysqlAddress): Promise<Connection> {
  const connection = mysql.createConnection({ ...address, ...CONNECTION_OPTIONS });
  await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
  await prepareSession(connection);
  return connection;
}

/**
 * A pool whose connections queue the session settings before anything else. Several statements may travel in one packet, which
 * only hot transactions do; prepared statements, which everything else sends, stay one at a time.
 */
export function openMysqlPool(address: MysqlAddress, size: number): mysql.Pool {
  const pool = mysql.createPool({ ...address, ...CONNECTION_OPTIONS, connectionLimit: size, maxIdle: size, maxPreparedStatements: 500, multipleStatements: true });
  pool.on("connection", (connection) => {
    // A connection that cannot take its settings must not be used, so it is closed and what was queued on it fails.
    prepareSession(connection).catch(() => connection.destroy());
  });
  return pool;
}
