import { fileURLToPath } from "node:url";
import Libsql from "libsql";
import mysql from "mysql2/promise";
import { ulid } from "ulid";
import { closedLoop, openLoop } from "../loops.ts";
import type { Timing } from "../loops.ts";
import type { Job } from "../job.ts";

export interface RawInput {
  url: string;
  lanes: number;
  seconds: number;
  work: "insert" | "newest-50";
  /** For `newest-50`. */
  conversationIds?: readonly string[];
  /** At fixed moments instead of as fast as it goes. */
  perSecond?: number;
}

const columns = "conversation_id CHAR(26) NOT NULL, id CHAR(26) NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (conversation_id, id)";
const insert = "INSERT INTO bench_raw (conversation_id, id, at, body) VALUES (?, ?, ?, ?)";
const newest = "SELECT seq, id, kind, author_kind, author_id, at, body FROM inbox_entries WHERE conversation_id = ? ORDER BY seq DESC LIMIT 50";
const body = "x".repeat(180);

/** The driver alone, with prepared statements: the measure that everything else is held against. */
export const main: Job<RawInput, Timing> = async (input, marks) => {
  const database = await (input.url.startsWith("mysql:") ? openMysql(input) : openSqlite(input));
  await database.run(0, `CREATE TABLE IF NOT EXISTS bench_raw (${columns})`, []);
  const conversations = Array.from({ length: 32 }, () => ulid());
  const run = async (lane: number): Promise<void> => {
    if (input.work === "insert") return database.run(lane, insert, [conversations[lane % 32] ?? "", ulid(), Date.now(), body]);
    const ids = input.conversationIds ?? [];
    await database.run(lane, newest, [ids[Math.floor(Math.random() * ids.length)] ?? ""]);
  };
  const { perSecond, seconds, lanes } = input;
  const timing = perSecond ? await openLoop({ perSecond, seconds }, marks, (index) => run(index % lanes)) : await closedLoop({ lanes, seconds }, marks, run);
  await database.run(0, "DROP TABLE bench_raw", []);
  await database.close();
  return timing;
};

interface Driver {
  run(lane: number, sql: string, params: (string | number)[]): Promise<void>;
  close(): Promise<void>;
}

async function openMysql({ url, lanes }: RawInput): Promise<Driver> {
  const connections = await Promise.all(Array.from({ length: lanes }, () => mysql.createConnection({ uri: url })));
  return {
    run: async (lane, sql, params) => void (await connections[lane]?.execute(sql, params)),
    close: async () => void (await Promise.all(connections.map((one) => one.end()))),
  };
}

/** The embedded engine works inside the process, one statement after the other, with the portal's own settings. */
async function openSqlite({ url }: RawInput): Promise<Driver> {
  const driver = new Libsql(fileURLToPath(url), { timeout: 5_000 });
  for (const pragma of ["journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"]) driver.pragma(pragma);
  const prepared = new Map<string, ReturnType<typeof driver.prepare>>();
  let turn = 0;
  return {
    async run(_lane, sql, params) {
      // The loops look at the clock and the marks travel only when the event loop turns.
      if ((turn += 1) % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (/^(CREATE|DROP)/.test(sql)) return void driver.exec(sql);
      const statement = prepared.get(sql) ?? driver.prepare(sql);
      prepared.set(sql, statement);
      if (sql.startsWith("SELECT")) statement.all(params);
      else statement.run(params);
    },
    close: async () => void driver.close(),
  };
}
