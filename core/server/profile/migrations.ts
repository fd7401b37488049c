import { string, text, time, ulid } from "../database/columns.ts";
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
  {
    name: "profile-002-changes",
    up: (m) =>
      m.createTable(
        "profile_changes",
        {
          id: ulid(), practice_id: ulid(), client_id: ulid(), portal_user_id: ulid(), field: string(20, { binary: true }), value: text().nullable(), state: string(10, { binary: true }),
          reason: text().nullable(), proposed_at: time(), decided_at: time().nullable(), decided_by: ulid().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "state", "proposed_at"], ["portal_user_id", "state"]] },
      ),
  },
];
