import { flag, int, json, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

/** Tables of notices, account mails, preferences, the delivery log and the local mailbox. */
export const notifyMigrations: readonly Migration[] = [
  {
    name: "notify-001-tables",
    async up(m) {
      await m.createTable(
        "notices",
        {
          id: ulid(), practice_id: ulid(), plugin_id: string(40, { binary: true }), kind: string(100, { binary: true }),
          to_kind: string(6, { binary: true }), to_id: ulid(), data: json(), notice_key: string(160, { binary: true }),
          thread: string(120, { binary: true }).nullable(), state: string(8, { binary: true }), attempts: int().default(0), created_at: time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "kind", "to_id", "notice_key"]], indexes: [["to_id", "kind", "thread", "state"]] },
      );
      await m.createTable(
        "notice_turns",
        { practice_id: ulid(), to_id: ulid(), kind: string(100, { binary: true }), thread: string(120, { binary: true }), notice_id: ulid(), taken_at: time() },
        { primaryKey: ["to_id", "kind", "thread"] },
      );
      await m.createTable(
        "account_mails",
        {
          id: ulid(), practice_id: ulid().nullable(), mail_key: string(160, { binary: true }), template: string(60, { binary: true }),
          to_kind: string(6, { binary: true }).nullable(), to_id: ulid().nullable(), sealed: text().nullable(),
          state: string(8, { binary: true }), attempts: int().default(0), created_at: time(),
        },
        { primaryKey: ["id"], unique: [["mail_key"]] },
      );
      await m.createTable(
        "deliveries",
        {
          source_id: ulid(), channel: string(6, { binary: true }), practice_id: ulid().nullable(), to_kind: string(6, { binary: true }).nullable(),
          to_id: ulid().nullable(), kind: string(100, { binary: true }), at: time(), result: string(300), provider_id: string(300, { binary: true }).nullable(),
        },
        { primaryKey: ["source_id", "channel"], indexes: [["practice_id", "to_id", "at"]] },
      );
      await m.createTable(
        "notification_preferences",
        { seat_id: ulid(), class: string(20, { binary: true }), email: flag(), sms: flag(), push: flag() },
        { primaryKey: ["seat_id", "class"] },
      );
      await m.createTable(
        "mailbox",
        { id: ulid(), mail_key: string(200, { binary: true }), sealed: text(), at: time() },
        { primaryKey: ["id"], unique: [["mail_key"]] },
      );
    },
  },
];
