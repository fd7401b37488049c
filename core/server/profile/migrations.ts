import { string, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

/** One row for each profile item that was asked for in a conversation. */
export const profileMigrations: readonly Migration[] = [
  {
    name: "profile-001-cards",
    up: (m) =>
      m.createTable(
        "profile_cards",
        { id: ulid(), practice_id: ulid(), portal_user_id: ulid(), item_id: string(80, { binary: true }), state: string(10, { binary: true }), changed_at: time() },
        { primaryKey: ["id"], unique: [["portal_user_id", "item_id"]] },
      ),
  },
];
