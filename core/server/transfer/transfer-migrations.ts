import { flag, int, json, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

const word = (length: number) => string(length, { binary: true });

/** Tables of files that were sent to import, their rows, and links to exports. */
export const transferMigrations: readonly Migration[] = [
  {
    name: "transfer-001-tables",
    async up(m) {
      await m.createTable(
        "import_batches",
        {
          id: ulid(), practice_id: ulid(), staff_id: ulid(), account_id: ulid(), kind: word(10), name: string(200), state: word(12), revision: int().default(0),
          encoding: word(20).nullable(), heads: json(), choices: json(), rows_total: int().default(0), rows_done: int().default(0), counts: json(),
          invite: flag().default(false), created_at: time(), finished_at: time().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "created_at"]] },
      );
      await m.createTable(
        "import_rows",
        {
          batch_id: ulid(), n: int(), practice_id: ulid(), state: word(10),
          // Sealed: the cells as they came, and after the import what the client was before.
          cells: text(), before_import: text().nullable(),
          problems: json().nullable(), match_id: ulid().nullable(), match_row: int().nullable(), choice: word(10).nullable(), client_id: ulid().nullable(),
        },
        { primaryKey: ["batch_id", "n"], indexes: [["batch_id", "state", "n"], ["client_id"]], clustered: true },
      );
      await m.createTable(
        "transfer_downloads",
        {
          id: ulid(), practice_id: ulid(), staff_id: ulid(), kind: word(10), asked: json(), token_hash: word(64),
          created_at: time(), expires_at: time(), used_at: time().nullable(),
        },
        { primaryKey: ["id"], unique: [["token_hash"]], indexes: [["practice_id", "expires_at"]] },
      );
    },
  },
];
