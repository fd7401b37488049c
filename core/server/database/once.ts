import { createHash } from "node:crypto";
import { UniqueConstraintError } from "sequelize";
import { AppError } from "../errors.ts";
import { json, string, time } from "./columns.ts";
import type { Sql } from "./database.ts";
import type { Migration } from "./migrate.ts";

/** The same key came with other parameters: whoever made the key used it for two things. */
export class KeyReusedError extends AppError {
  readonly scope: string;

  constructor(scope: string) {
    super("CONFLICT", "This form was sent before with other content. Reload the page and send it again.", { reason: "key-reused" });
    this.name = "KeyReusedError";
    this.scope = scope;
  }
}

export interface OnceInput {
  /** What the key is unique within, such as `messages.send:<practice id>:<account id>`; at most 190 characters. */
  scope: string;
  /** The caller's key, of any length. */
  key: string;
  /** What was asked; the same key with other parameters is refused. */
  params?: unknown;
  /** Kept with the key, so that a practice's keys can be found. */
  practiceId?: string;
  now: number;
}

/** Makes the table of used keys; part of core's own migrations. */
export const onceMigration: Migration = {
  name: "once-keys",
  up: (m) =>
    m.createTable(
      "once_keys",
      {
        scope: string(190, { binary: true }),
        key_hash: string(64, { binary: true }),
        practice_id: string(26, { binary: true }).nullable(),
        params_hash: string(64, { binary: true }),
        response: json().nullable(),
        created_at: time(),
      },
      { primaryKey: ["scope", "key_hash"], indexes: [["created_at"]], clustered: true },
    ),
};

function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** JSON with the names in one order, so that the same parameters always read the same. */
function ordered(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * Runs `run` the first time a key is used, in the transaction of its effect; later, and for those who asked at the
 * same moment, answers what it answered then. The answer must be JSON. `tx` is a transaction (hot or not), never `hot`.
 */
export async function once<T>(tx: Sql, input: OnceInput, run: () => Promise<T>): Promise<T> {
  const { scope } = input;
  const keyHash = hash(input.key);
  const paramsHash = hash(ordered(input.params));
  try {
    // Claiming the key first makes whoever comes second wait here until this transaction has ended.
    await tx.run("INSERT INTO once_keys (scope, key_hash, practice_id, params_hash, response, created_at) VALUES (?, ?, ?, ?, NULL, ?)", [
      scope,
      keyHash,
      input.practiceId ?? null,
      paramsHash,
      input.now,
    ]);
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    return earlierAnswer<T>(tx, scope, keyHash, paramsHash);
  }
  const answer = await run();
  const response: string | undefined = JSON.stringify(answer);
  if (response !== undefined) {
    await tx.run("UPDATE once_keys SET response = ? WHERE scope = ? AND key_hash = ?", [response, scope, keyHash]);
  }
  return answer;
}

async function earlierAnswer<T>(tx: Sql, scope: string, keyHash: string, paramsHash: string): Promise<T> {
  const [row] = await tx.all<{ params_hash: string; response: string | null }>(
    "SELECT params_hash, response FROM once_keys WHERE scope = ? AND key_hash = ?",
    [scope, keyHash],
  );
  if (!row) throw new Error(`The key of "${scope}" was taken and given back at the same moment; ask again.`);
  if (row.params_hash !== paramsHash) throw new KeyReusedError(scope);
  return (row.response === null ? undefined : JSON.parse(row.response)) as T;
}

/** Forgets keys older than `before`; answers how many. */
export async function forgetOnceKeys(sql: Sql, before: number): Promise<number> {
  const { changes } = await sql.run("DELETE FROM once_keys WHERE created_at < ?", [before]);
  return changes;
}
