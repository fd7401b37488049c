import { int, string, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

/** Tables of consents to text messages, of texts sent and of texts received. */
export const textMigrations: readonly Migration[] = [
  {
    name: "texts-001-tables",
    async up(m) {
      await m.createTable(
        "text_consents",
        {
          seat_id: ulid(), practice_id: ulid(), phone: string(16, { binary: true }), state: string(8, { binary: true }), wording: string(500), agreed_at: time().nullable(), stopped_at: time().nullable(),
          new_phone: string(16, { binary: true }).nullable(), code_hash: string(64, { binary: true }).nullable(), code_at: time().nullable(), code_tries: int().default(0), codes_sent: int().default(0),
        },
        { primaryKey: ["seat_id"], indexes: [["phone"]] },
      );
      await m.createTable("text_stops", { phone: string(16, { binary: true }), at: time() }, { primaryKey: ["phone"] });
      await m.createTable(
        "texts",
        {
          id: ulid(), practice_id: ulid(), to_id: ulid(), notice_id: ulid(), phone: string(16, { binary: true }), state: string(8, { binary: true }), attempts: int().default(0),
          alone: int().default(0), created_at: time(), tried_at: time().nullable(), provider_id: string(64, { binary: true }).nullable(),
        },
        { primaryKey: ["id"], unique: [["notice_id"], ["provider_id"]], indexes: [["phone", "created_at"]] },
      );
      await m.createTable(
        "texts_received",
        { provider_id: string(64, { binary: true }), phone: string(16, { binary: true }), at: time(), kind: string(8, { binary: true }), answer: string(500) },
        { primaryKey: ["provider_id"], indexes: [["phone", "at"]] },
      );
    },
  },
];
