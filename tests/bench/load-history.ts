import { fileURLToPath } from "node:url";
import type { Portal } from "@anteroom/core/host";
import Libsql from "libsql";
import mysql from "mysql2/promise";
import { ulid } from "ulid";

/** How many conversations to add, and how long each is; `long` is one more of that many entries. */
export interface HistoryStep {
  conversations: number;
  entriesEach: number;
  long?: number;
}

export interface SampledConversation {
  id: string;
  entries: number;
}

type Value = string | number | null;
type Insert = (table: string, columns: readonly string[], rows: readonly Value[][]) => Promise<void>;

interface LoadInput {
  url: string;
  sealer: Portal["host"]["sealer"];
  practiceId: string;
  staffId: string;
  step: HistoryStep;
}

const rowsAtOnce = 1_000;
const text = "I walked to the lake before work again today. It helped, and I slept through the night for the first time this week.";
const entryColumns = ["conversation_id", "seq", "id", "practice_id", "kind", "audience", "author_kind", "author_id", "at", "body", "auto", "withdrawn_at", "portal_count", "practice_count"];
const conversationColumns = ["id", "practice_id", "client_id", "portal_user_id", "last_seq", "portal_seq", "last_at", "preview", "last_author_kind", "portal_count", "practice_count", "created_at"];

/** Writes conversations of the past straight into the tables, in multi-row inserts; answers some of them to read. */
export async function loadHistory({ url, sealer, practiceId, staffId, step }: LoadInput): Promise<SampledConversation[]> {
  const target = await (url.startsWith("mysql:") ? openMysql(url) : openSqlite(url));
  const insert: Insert = async (table, columns, rows) => {
    for (let at = 0; at < rows.length; at += rowsAtOnce) await target.insert(table, columns, rows.slice(at, at + rowsAtOnce));
  };
  const sampled: SampledConversation[] = [];
  const begun = Date.now() - 86_400_000;
  const lengths = [...Array.from({ length: step.conversations }, () => step.entriesEach), ...(step.long ? [step.long] : [])];
  for (let from = 0; from < lengths.length; from += 50) {
    const group = lengths.slice(from, from + 50).map((entries) => ({ id: ulid(), clientId: ulid(), userId: ulid(), entries }));
    await insert("clients", ["id", "practice_id", "first_name", "last_name", "created_at"], group.map(({ clientId }) => [clientId, practiceId, "Sam", "Lee", begun]));
    await insert("client_professionals", ["practice_id", "client_id", "staff_id", "position"], group.map(({ clientId }) => [practiceId, clientId, staffId, 0]));
    await insert(
      "portal_users",
      ["id", "practice_id", "client_id", "account_id", "first_name", "last_name", "email", "relationship", "permissions", "alerts", "status", "created_at", "changed_at"],
      group.map(({ clientId, userId }) => [userId, practiceId, clientId, null, "Sam", "Lee", "sam@example.test", "self", '["basic","messaging"]', 1, "active", begun, begun]),
    );
    const previews = group.map(({ id }) => sealer.seal({ practiceId, table: "inbox_conversations", row: id, column: "preview" }, JSON.stringify({ text, message: true })));
    await insert("inbox_conversations", conversationColumns, group.map(({ id, clientId, userId, entries }, index) => [id, practiceId, clientId, userId, entries, entries, begun + from, previews[index] ?? null, "portal", entries, 0, begun]));
    for (const { id, userId, entries } of group) {
      for (let seq = 1; seq <= entries; seq += rowsAtOnce) await insert("inbox_entries", entryColumns, entryRows(id, userId, seq, Math.min(seq + rowsAtOnce - 1, entries)));
    }
    sampled.push(...group.slice(0, 2).map(({ id, entries }) => ({ id, entries })));
    if (step.long && group.at(-1)?.entries === step.long) sampled.push({ id: group.at(-1)?.id ?? "", entries: step.long });
  }
  await target.close();
  return sampled;

  function entryRows(conversationId: string, userId: string, first: number, last: number): Value[][] {
    const rows: Value[][] = [];
    for (let seq = first; seq <= last; seq += 1) {
      const id = ulid();
      const body = sealer.seal({ practiceId, table: "inbox_entries", row: `${conversationId}:${id}`, column: "body" }, JSON.stringify({ text, name: "Sam Lee" }));
      rows.push([conversationId, seq, id, practiceId, "message", "all", "portal", userId, begun + seq, body, null, null, seq, 0]);
    }
    return rows;
  }
}

interface Target {
  insert: Insert;
  close(): Promise<void>;
}

async function openMysql(url: string): Promise<Target> {
  const connection = await mysql.createConnection({ uri: url });
  await connection.query("SET SESSION unique_checks = 0, foreign_key_checks = 0");
  return {
    insert: async (table, columns, rows) => void (await connection.query(`INSERT INTO ${table} (${columns.join(", ")}) VALUES ?`, [rows])),
    async close() {
      // A database that has grown over years knows its tables; one filled in a minute has to be told to look.
      await connection.query("ANALYZE TABLE inbox_conversations, inbox_entries, clients, client_professionals, portal_users");
      await connection.end();
    },
  };
}

async function openSqlite(url: string): Promise<Target> {
  const driver = new Libsql(fileURLToPath(url), { timeout: 5_000 });
  return {
    async insert(table, columns, rows) {
      const one = driver.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
      driver.exec("BEGIN");
      for (const row of rows) one.run(row);
      driver.exec("COMMIT");
    },
    close: async () => void driver.close(),
  };
}
