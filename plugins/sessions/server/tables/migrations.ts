import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text, flag } = columns;

/** In the order in which they run. What has run anywhere is never changed: add another. */
export const sessionsMigrations: readonly Migration[] = [
  {
    name: "sessions-001-sessions",
    async up(m) {
      await m.createTable(
        "sessions_sessions",
        {
          id: ulid(), practice_id: ulid(), client_id: ulid(), appointment_id: ulid().nullable(), meeting_id: ulid(), staff_id: ulid(), type: string(120), starts_at: time(), ends_at: time(),
          zone: string(64), place: string(20), state: string(20), clients: int(), heard_at: time(), arrived_at: time().nullable(), late_by: int().nullable(), version: int(), created_at: time(), changed_at: time(),
        },
        { primaryKey: ["id"], unique: [["practice_id", "client_id", "meeting_id"]], indexes: [["practice_id", "client_id", "starts_at", "id"], ["practice_id", "meeting_id"]] },
      );
      await m.createTable("sessions_meetings", { id: ulid(), practice_id: ulid(), room: string(64, { binary: true }), body: text(), opened_at: time().nullable(), seen_at: time().nullable(), created_at: time() }, { primaryKey: ["id"] });
      await m.createTable("sessions_fills", { id: ulid(), practice_id: ulid(), client_id: ulid(), at: time() }, { primaryKey: ["id"], unique: [["practice_id", "client_id"]] });
      await m.createTable(
        "sessions_check_ins",
        { id: ulid(), practice_id: ulid(), client_id: ulid(), session_id: ulid(), portal_user_id: ulid(), body: text(), state: string(12), answered_at: time().nullable(), created_at: time() },
        { primaryKey: ["id"], unique: [["practice_id", "session_id", "portal_user_id"]] },
      );
      await m.createTable(
        "sessions_recaps",
        { id: ulid(), practice_id: ulid(), client_id: ulid(), by_id: ulid(), body: text(), state: string(12), shared_at: time().nullable(), version: int(), created_at: time(), changed_at: time() },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"]] },
      );
    },
  },
  {
    name: "sessions-002-homework",
    async up(m) {
      await m.createTable(
        "sessions_homework",
        {
          id: ulid(), practice_id: ulid(), client_id: ulid(), portal_user_id: ulid().nullable(), by_id: ulid(), body: text(), state: string(12), from_day: string(10), due_day: string(10).nullable(), daily: flag().default(false),
          repeat: string(12).nullable(), series_id: ulid().nullable(), session_id: ulid().nullable(), log: string(12).nullable(), posted_at: time().nullable(), submitted_at: time().nullable(), reviewed_at: time().nullable(),
          version: int(), created_at: time(), changed_at: time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "client_id", "state", "id"], ["practice_id", "state", "id"], ["practice_id", "session_id"]] },
      );
      await m.createTable("sessions_ticks", { id: ulid(), practice_id: ulid(), homework_id: ulid(), day: string(10), at: time() }, { primaryKey: ["id"], unique: [["practice_id", "homework_id", "day"]] });
      await m.createTable(
        "sessions_log_entries",
        { id: ulid(), practice_id: ulid(), client_id: ulid(), portal_user_id: ulid(), kind: string(12), day: string(10), shared: flag().default(false), body: text(), version: int(), created_at: time(), changed_at: time() },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "kind", "id"]] },
      );
    },
  },
  {
    name: "sessions-003-worksheets",
    async up(m) {
      await m.addColumn("sessions_homework", "form_id", ulid().nullable());
      await m.addIndex("sessions_homework", ["practice_id", "form_id", "client_id"]);
    },
  },
  {
    name: "sessions-004-who-is-late",
    async up(m) {
      await m.addColumn("sessions_sessions", "late_side", string(12).nullable());
    },
  },
];
