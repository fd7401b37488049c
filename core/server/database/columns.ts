import type { Engine } from "./database.ts";

interface ColumnType {
  mysql: string;
  sqlite: string;
  /** MySQL takes a default for these only as an expression. */
  large?: boolean;
  serial?: boolean;
}

/** One column of a table; NOT NULL unless it says otherwise. */
export interface Column {
  nullable(): Column;
  default(value: string | number | boolean): Column;
  /** The column's definition in the words of an engine. */
  toSql(engine: Engine): string;
  readonly isSerial: boolean;
  /** Whether rows that exist already can be given the column. */
  readonly canBeAdded: boolean;
}

function literal(value: string | number | boolean): string {
  if (typeof value === "string") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
  return String(Number(value));
}

function column(type: ColumnType, isNullable = false, value?: string | number | boolean): Column {
  if (typeof value === "string" && value.includes("\\")) throw new Error(`The default ${JSON.stringify(value)} has a backslash, which the engines read differently; choose one without.`);
  return {
    isSerial: type.serial ?? false,
    canBeAdded: isNullable || value !== undefined,
    nullable: () => column(type, true, value),
    default: (next) => column(type, isNullable, next),
    toSql(engine) {
      const words = [type[engine]];
      if (!type.serial) words.push(isNullable ? "NULL" : "NOT NULL");
      if (value !== undefined) words.push(`DEFAULT ${type.large ? `(${literal(value)})` : literal(value)}`);
      return words.join(" ");
    },
  };
}

/** An id made by this portal: 26 characters that sort by time. */
export const ulid = (): Column => column({ mysql: "CHAR(26) CHARACTER SET ascii COLLATE ascii_bin", sqlite: "TEXT" });

/**
 * Text of at most `length` characters, compared without case by both engines.
 * With `binary` it is compared exactly: for e-mail addresses (kept in lower case), tokens, hashes, and every other key.
 */
export function string(length: number, options: { binary?: boolean } = {}): Column {
  const exact = options.binary === true;
  return column({
    mysql: `VARCHAR(${length}) CHARACTER SET utf8mb4${exact ? " COLLATE utf8mb4_bin" : ""}`,
    sqlite: exact ? "TEXT" : "TEXT COLLATE NOCASE",
  });
}

/** Text of any length up to 16 MB. */
export const text = (): Column => column({ mysql: "MEDIUMTEXT CHARACTER SET utf8mb4", sqlite: "TEXT", large: true });

/** A whole number up to 2^53. */
export const int = (): Column => column({ mysql: "BIGINT", sqlite: "INTEGER" });

/** A moment: milliseconds since 1970, UTC. */
export const time = (): Column => int();

/** JSON, kept as text. */
export const json = (): Column => column({ mysql: "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", sqlite: "TEXT", large: true });

/** Yes or no, kept as 1 or 0. */
export const flag = (): Column => column({ mysql: "TINYINT(1)", sqlite: "INTEGER" });

/** Bytes: at most `length` when it is given (and then it can be a key). */
export const bytes = (length?: number): Column => column({ mysql: length ? `VARBINARY(${length})` : "LONGBLOB", sqlite: "BLOB", large: !length });

/** A number that the database counts up; it is the primary key of its table. */
export const serial = (): Column =>
  column({ mysql: "BIGINT NOT NULL AUTO_INCREMENT", sqlite: "INTEGER PRIMARY KEY AUTOINCREMENT", serial: true });
