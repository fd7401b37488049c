import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "./database.ts";

/** Notes the statements of one database for whoever is counting. */
export type StatementNote = (sql: string) => void;

interface Count {
  note: StatementNote;
  statements: string[];
  control: string[];
}

const CONTROL = /^\s*(?:BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i;

const counting = new AsyncLocalStorage<Count>();
const notes = new WeakMap<Database, StatementNote>();

/** Makes the note that a database calls with every statement it sends. */
export function createStatementNote(): StatementNote {
  const note: StatementNote = (sql) => {
    const count = counting.getStore();
    if (count?.note === note) (CONTROL.test(sql) ? count.control : count.statements).push(sql);
  };
  return note;
}

/** Ties a database to its note, so that `countStatements` finds it. */
export function attachStatementNote(database: Database, note: StatementNote): void {
  notes.set(database, note);
}

/**
 * Runs `run` and lists the statements that it, and what it started, sent to this database;
 * `control` has those that only begin and end transactions. Work started elsewhere is not mixed in.
 */
export async function countStatements<T>(
  database: Database,
  run: () => Promise<T>,
): Promise<{ result: T; statements: string[]; control: string[] }> {
  const note = notes.get(database);
  if (!note) throw new Error("countStatements was given a database that connectDatabase did not make.");
  const count: Count = { note, statements: [], control: [] };
  const result = await counting.run(count, run);
  return { result, statements: count.statements, control: count.control };
}
