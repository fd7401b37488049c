import { fileURLToPath } from "node:url";
import type { Database } from "./database.ts";
import { mysqlAddress } from "./dialects/mysql-connections.ts";
import { openMysqlDatabase } from "./dialects/mysql-database.ts";
import { openSqliteDatabase } from "./dialects/sqlite-database.ts";
import { attachStatementNote, createStatementNote } from "./statement-counter.ts";

export interface ConnectOptions {
  /** `mysql://user:password@host:port/database` or `file:/absolute/path.sqlite`. */
  url: string;
  /** Connections of each of the two MySQL pools (Sequelize and hot); 10 when left out. */
  poolSize?: number;
  /** SQLite only: NORMAL survives the end of the process, FULL a power cut as well. */
  synchronous?: "NORMAL" | "FULL";
}

/** Opens the portal's database, whichever engine the URL names. */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  const note = createStatementNote();
  const database = await open(options, note);
  attachStatementNote(database, note);
  return database;
}

function open(options: ConnectOptions, note: (sql: string) => void): Promise<Database> {
  if (!URL.canParse(options.url)) throw new Error(urlHelp(options.url));
  const url = new URL(options.url);
  if (url.protocol === "mysql:") return openMysqlDatabase(mysqlAddress(url), options.poolSize ?? 10, note);
  if (url.protocol === "file:") return openSqliteDatabase(fileURLToPath(url), options.synchronous ?? "NORMAL", note);
  throw new Error(urlHelp(options.url));
}

function urlHelp(url: string): string {
  const shown = url.replace(/\/\/[^@/]*@/, "//...@");
  return `DATABASE_URL "${shown}" is not understood: write mysql://user:password@host:3306/database or file:/absolute/path.sqlite.`;
}
