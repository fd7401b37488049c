import { flag, int, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

const word = (length: number) => string(length, { binary: true });

/** The tables of the inbox. */
export const inboxMigrations: readonly Migration[] = [
  {
    name: "inbox-conversations",
    up: (m) =>
      m.createTable(
        "inbox_conversations",
        {
          id: ulid(),
          practice_id: ulid(),
          client_id: ulid(),
          portal_user_id: ulid(),
          // Empty for the home conversation; else whom it is with: a topic's key, or a staff member's id.
          topic_key: word(40).default(""),
          topic_label: word(200).nullable(),
          last_seq: int().default(0),
          // The last entry that the portal user may see; internal notes do not move it.
          portal_seq: int().default(0),
          last_at: time(),
          preview: word(1500).nullable(),
          last_author_kind: word(8).nullable(),
          // How many messages each side has written in all: unread is the difference to what a seat has read.
          portal_count: int().default(0),
          practice_count: int().default(0),
          waiting_since: time().nullable(),
          last_staff_at: time().nullable(),
          closed_at: time().nullable(),
          portal_read_seq: int().default(0),
          portal_read_at: time().nullable(),
          practice_read_seq: int().default(0),
          practice_read_at: time().nullable(),
          created_at: time(),
        },
        {
          primaryKey: ["id"],
          unique: [["portal_user_id", "topic_key"]],
          indexes: [["practice_id", "last_at", "id"], ["practice_id", "waiting_since", "id"], ["practice_id", "client_id"]],
        },
      ),
  },
  {
    name: "inbox-entries",
    up: (m) =>
      m.createTable(
        "inbox_entries",
        {
          conversation_id: ulid(),
          seq: int(),
          id: ulid(),
          practice_id: ulid(),
          kind: word(8),
          audience: word(8),
          author_kind: word(8),
          author_id: ulid().nullable(),
          at: time(),
          body: text().nullable(),
          auto: word(8).nullable(),
          withdrawn_at: time().nullable(),
          // The conversation's counts right after this entry, so that reading up to here costs one look.
          portal_count: int(),
          practice_count: int(),
        },
        { primaryKey: ["conversation_id", "seq"], unique: [["conversation_id", "id"]], clustered: true },
      ),
  },
  {
    name: "inbox-cards",
    up: (m) =>
      m.createTable(
        "inbox_cards",
        {
          practice_id: ulid(),
          kind: word(90),
          subject_id: word(64),
          conversation_id: ulid(),
          entry_id: ulid(),
          seq: int(),
          audience: word(8),
          rev: int().default(1),
          // Whether it may need somebody; a closed card is not looked at for counts.
          open: flag().default(true),
          // The last neutral line, sealed, and the revision that it describes.
          line: text().nullable(),
          line_rev: int().default(0),
          created_at: time(),
        },
        {
          primaryKey: ["practice_id", "kind", "subject_id", "conversation_id"],
          unique: [["conversation_id", "entry_id"]],
          indexes: [["conversation_id", "open"]],
        },
      ),
  },
  {
    name: "inbox-participants",
    up: (m) =>
      m.createTable(
        "inbox_participants",
        {
          conversation_id: ulid(),
          seat_id: ulid(),
          practice_id: ulid(),
          last_read_seq: int().default(0),
          read_count: int().default(0),
          read_at: time().nullable(),
          marked_unread: flag().default(false),
          pinned: flag().default(false),
          muted: flag().default(false),
          // Archived until something newer than this comes.
          archived_seq: int().nullable(),
        },
        { primaryKey: ["conversation_id", "seat_id"], indexes: [["seat_id"]] },
      ),
  },
  {
    name: "inbox-members",
    up: (m) =>
      m.createTable(
        "inbox_members",
        {
          conversation_id: ulid(),
          staff_id: ulid(),
          practice_id: ulid(),
          // Entries up to this one were written before they came and stay closed to them.
          from_seq: int().default(0),
          added_by: ulid(),
          added_at: time(),
        },
        { primaryKey: ["conversation_id", "staff_id"], indexes: [["practice_id", "staff_id"]] },
      ),
  },
  {
    name: "inbox-task-holders",
    up: (m) =>
      m.createTable(
        "inbox_task_holders",
        // Which thing of a task list a staff member was given: its kind of card or its plugin, and which one.
        { practice_id: ulid(), source: word(90), subject_id: word(64), staff_id: ulid(), given_by: ulid(), given_at: time() },
        { primaryKey: ["practice_id", "source", "subject_id"], indexes: [["practice_id", "given_at"]] },
      ),
  },
  {
    name: "inbox-drafts",
    up: (m) =>
      m.createTable(
        "inbox_drafts",
        {
          conversation_id: ulid(),
          seat_id: ulid(),
          kind: word(8),
          practice_id: ulid(),
          text: text(),
          // A draft ends when its seat has sent something after this entry.
          seq: int(),
          updated_at: time(),
        },
        { primaryKey: ["conversation_id", "seat_id", "kind"] },
      ),
  },
  {
    name: "inbox-cards-changed-and-nudged",
    async up(m) {
      await m.addColumn("inbox_cards", "changed_at", time().default(0));
      await m.addColumn("inbox_cards", "nudged_at", time().nullable());
      await m.sql("UPDATE inbox_cards SET changed_at = created_at WHERE changed_at = 0");
      await m.addIndex("inbox_cards", ["conversation_id", "open", "changed_at"]);
    },
  },
];
