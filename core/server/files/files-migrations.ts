import { flag, int, string, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

/** The table of stored files; a row exists only for bytes that are whole. */
export const filesMigrations: readonly Migration[] = [
  {
    name: "files-001-files",
    async up(m) {
      const word = () => string(40, { binary: true });
      await m.createTable(
        "files",
        {
          id: ulid(), practice_id: ulid(), seat_kind: string(6, { binary: true }), seat_id: ulid(), storage_key: string(40, { binary: true }),
          name: string(200), mime: string(100, { binary: true }), size: int(), sha256: string(64, { binary: true }),
          width: int().nullable(), height: int().nullable(), state: string(8, { binary: true }), purpose: word(),
          plugin_id: word().nullable(), owner_kind: word().nullable(), owner_id: string(64, { binary: true }).nullable(),
          created_at: time(), removed_at: time().nullable(),
        },
        {
          primaryKey: ["id"],
          unique: [["storage_key"]],
          indexes: [["seat_id", "created_at"], ["practice_id", "owner_kind", "owner_id"], ["owner_kind", "created_at"], ["removed_at"]],
        },
      );
    },
  },
  {
    name: "files-002-locked",
    up: (m) => m.addColumn("files", "locked", flag().default(false)),
  },
  {
    name: "files-003-uploads",
    async up(m) {
      await m.createTable(
        "file_uploads",
        {
          id: ulid(), practice_id: ulid(), seat_id: ulid(), upload_key: ulid(), purpose: string(40, { binary: true }), name: string(200), size: int(),
          received: int(), file_id: ulid().nullable(), refusal: string(500).nullable(), created_at: time(),
        },
        { primaryKey: ["id"], unique: [["seat_id", "upload_key"]], indexes: [["created_at"]] },
      );
      await m.createTable(
        "file_pieces",
        { upload_id: ulid(), at: int(), size: int(), practice_id: ulid(), storage_key: string(40, { binary: true }) },
        { primaryKey: ["upload_id", "at"], unique: [["storage_key"]] },
      );
    },
  },
];
