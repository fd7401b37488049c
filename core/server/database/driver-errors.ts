import { DatabaseError, ForeignKeyConstraintError, UniqueConstraintError } from "sequelize";

const UNIQUE = new Set(["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "ER_DUP_ENTRY"]);
const FOREIGN_KEY = new Set(["SQLITE_CONSTRAINT_FOREIGNKEY", "ER_NO_REFERENCED_ROW_2", "ER_ROW_IS_REFERENCED_2"]);

/** The columns (SQLite) or the key (MySQL) that a unique violation names. */
function violated(message: string): Record<string, string> {
  const columns = /UNIQUE constraint failed: (.*)/.exec(message)?.[1];
  if (columns) return Object.fromEntries(columns.split(", ").map((column) => [column.split(".")[1] ?? column, ""]));
  const entry = /Duplicate entry '([\s\S]*)' for key '(?:[^'.]*\.)?([^']*)'/.exec(message);
  return entry?.[2] ? { [entry[2]]: entry[1] ?? "" } : {};
}

/** Gives errors of prepared SQL the classes that Sequelize gives its own, so that callers test for one kind. */
export function asDatabaseError(error: unknown, sql: string): unknown {
  if (error instanceof DatabaseError || error instanceof UniqueConstraintError) return error;
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return error;
  const parent = Object.assign(error, { sql });
  if (UNIQUE.has(error.code)) return new UniqueConstraintError({ parent, message: error.message, fields: violated(error.message) });
  if (FOREIGN_KEY.has(error.code)) return new ForeignKeyConstraintError({ parent, message: error.message });
  const fromServer = error.code.startsWith("SQLITE_") || error.code.startsWith("ER_");
  return fromServer ? new DatabaseError(parent) : error;
}
