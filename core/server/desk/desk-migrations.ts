import { int, json, string, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

const word = (length: number) => string(length, { binary: true });

/** Where a conversation stands on the practice's desk, its tags, and who covers for whom. */
export const deskMigrations: readonly Migration[] = [
  {
    name: "desk-columns",
    async up(m) {
      // Beside the conversation, so that a view is one look at one index; none of these moves when a message is sent.
      await m.addColumn("inbox_conversations", "desk_state", word(8).default("open"));
      await m.addColumn("inbox_conversations", "assignee_id", ulid().nullable());
      await m.addColumn("inbox_conversations", "snoozed_until", time().nullable());
      await m.addIndex("inbox_conversations", ["practice_id", "desk_state", "assignee_id"]);
      await m.sql(
        "UPDATE inbox_conversations SET assignee_id = (SELECT l.staff_id FROM client_professionals l WHERE l.practice_id = inbox_conversations.practice_id AND l.client_id = inbox_conversations.client_id ORDER BY l.position LIMIT 1) WHERE assignee_id IS NULL",
      );
    },
  },
  {
    name: "desk-tags",
    up: (m) =>
      m.createTable(
        "desk_tags",
        { practice_id: ulid(), conversation_id: ulid(), tag: string(40), created_at: time() },
        { primaryKey: ["conversation_id", "tag"], indexes: [["practice_id", "tag"]] },
      ),
  },
  {
    name: "desk-away",
    async up(m) {
      await m.createTable(
        "desk_away_periods",
        { id: ulid(), practice_id: ulid(), staff_id: ulid(), cover_id: ulid(), starts_at: time(), ends_at: time(), state: word(8), created_at: time() },
        { primaryKey: ["id"], indexes: [["practice_id", "staff_id"], ["practice_id", "cover_id", "state"]] },
      );
      // Clients that a cover sees for the period only; what they saw before is not here and is not taken away.
      await m.createTable(
        "desk_cover_access",
        { period_id: ulid(), client_id: ulid(), practice_id: ulid(), staff_id: ulid(), position: int() },
        { primaryKey: ["period_id", "client_id"] },
      );
    },
  },
  {
    name: "desk-mentions",
    up: (m) =>
      m.createTable(
        "desk_mentions",
        { conversation_id: ulid(), seq: int(), staff_id: ulid(), practice_id: ulid(), at: time() },
        { primaryKey: ["conversation_id", "seq", "staff_id"], indexes: [["practice_id", "staff_id", "conversation_id"], ["conversation_id", "staff_id"]] },
      ),
  },
  {
    name: "desk-saved-filters",
    up: (m) =>
      m.createTable(
        "desk_saved_filters",
        { id: ulid(), practice_id: ulid(), staff_id: ulid(), name: string(40), view_name: word(12), filter: json(), created_at: time() },
        { primaryKey: ["id"], indexes: [["practice_id", "staff_id"]] },
      ),
  },
  {
    name: "desk-reply-due",
    async up(m) {
      await m.addColumn("inbox_conversations", "reply_due_at", time().nullable());
      // The wait that the time belongs to: once answered, it holds no longer.
      await m.addColumn("inbox_conversations", "reply_due_for", time().nullable());
    },
  },
];
