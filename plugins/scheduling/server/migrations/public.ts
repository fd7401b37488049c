import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text, flag } = columns;
const own = { id: ulid(), practice_id: ulid() };

/** The page for new clients, and what they send from it. */
export const publicMigration: Migration = {
  name: "scheduling-005-public",
  async up(m) {
    await m.createTable("scheduling_public_pages", { ...own, live: flag(), intro: text(), elsewhere: text(), sites: text(), questions: text(), version: int(), created_at: time() }, { primaryKey: ["id"], unique: [["practice_id"]] });
    await m.createTable(
      "scheduling_bookings",
      { ...own, appointment_id: ulid(), client_id: ulid().nullable(), state: string(20), secret_hash: string(64, { binary: true }), email_hash: string(64, { binary: true }), body: text(), expires_at: time(), created_at: time() },
      { primaryKey: ["id"], unique: [["secret_hash"]], indexes: [["practice_id", "state", "id"], ["practice_id", "email_hash"], ["practice_id", "client_id"]] },
    );
  },
};
