/** How a column travels: as it is, as an id that gets a new value, as JSON in which ids get new values. */
export type ColumnKind = "plain" | "id" | "json";

/** A table of the core that a practice's export holds, one JSON line a row. */
export interface ExportedTable {
  table: string;
  /** What is read page by page, in this order; the columns are unique together, with the practice when `scoped`. */
  key: readonly string[];
  scoped?: true;
  columns: Readonly<Record<string, ColumnKind>>;
  /** Further words for the `WHERE`. */
  only?: string;
}

const plain = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "plain"])) as Record<string, ColumnKind>;
const ids = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "id"])) as Record<string, ColumnKind>;
const json = (...names: string[]) => Object.fromEntries(names.map((name) => [name, "json"])) as Record<string, ColumnKind>;
const subject = { ...plain("plugin_id", "name"), ...ids("subject_id") };
// Invitations are not exported: whoever had one is invited again.
const noInvitations = "NOT (plugin_id = 'core' AND name = 'invitation')";

/** In the order in which they are brought back. Bodies are opened for the export and sealed again in the new place. */
export const practiceTables: readonly ExportedTable[] = [
  { table: "clients", key: ["id"], columns: { ...ids("id", "merged_into"), ...plain("first_name", "last_name", "name_used", "pronouns", "birth_date", "phone", "email", "address", "time_zone", "emergency_name", "emergency_relationship", "emergency_phone", "information_at", "archived_at", "shared_household", "prospect_at", "created_at") } },
  { table: "client_contacts", key: ["id"], columns: { ...ids("id", "client_id"), ...plain("name", "relationship", "email", "phone", "created_at") } },
  { table: "client_professionals", key: ["client_id", "staff_id"], scoped: true, columns: { ...ids("client_id", "staff_id"), ...plain("position") } },
  { table: "portal_users", key: ["id"], columns: { ...ids("id", "client_id"), ...plain("first_name", "last_name", "email", "phone", "name_used", "pronouns", "relationship", "permissions", "alerts", "status", "authority_since", "authority_until", "authority_review_on", "created_at", "changed_at") } },
  { table: "staff_profiles", key: ["staff_id"], scoped: true, columns: { ...ids("staff_id", "supervisor_id"), ...plain("colour", "teleconference", "npi", "licences") } },
  { table: "practice_plugins", key: ["plugin_id"], scoped: true, columns: { ...plain("plugin_id", "enabled", "version", "revision", "changed_at", "stopped_at"), ...ids("changed_by") } },
  { table: "settings", key: ["plugin_id", "level", "level_id"], scoped: true, columns: { ...plain("plugin_id", "level", "changed_at"), ...ids("level_id"), ...json("data") } },
  {
    table: "inbox_conversations", key: ["id"],
    columns: {
      ...ids("id", "client_id", "portal_user_id", "topic_key", "assignee_id"),
      ...plain("topic_label", "desk_state", "snoozed_until", "reply_due_at", "reply_due_for", "last_seq", "portal_seq", "last_at", "last_author_kind", "portal_count", "practice_count", "waiting_since", "last_staff_at", "closed_at", "portal_read_seq", "portal_read_at", "practice_read_seq", "practice_read_at", "created_at"),
      ...json("preview"),
    },
  },
  { table: "inbox_entries", key: ["conversation_id", "seq"], columns: { ...ids("conversation_id", "id", "author_id"), ...plain("seq", "kind", "audience", "author_kind", "at", "auto", "withdrawn_at", "portal_count", "practice_count"), ...json("body") } },
  { table: "inbox_cards", key: ["conversation_id", "entry_id"], columns: { ...ids("subject_id", "conversation_id", "entry_id"), ...plain("kind", "seq", "audience", "rev", "open", "line_rev", "created_at", "changed_at", "nudged_at"), ...json("line") } },
  { table: "inbox_task_holders", key: ["source", "subject_id"], scoped: true, columns: { ...ids("subject_id", "staff_id", "given_by"), ...plain("source", "given_at") } },
  { table: "inbox_participants", key: ["conversation_id", "seat_id"], columns: { ...ids("conversation_id", "seat_id"), ...plain("last_read_seq", "read_count", "read_at", "marked_unread", "pinned", "muted", "archived_seq") } },
  { table: "inbox_members", key: ["conversation_id", "staff_id"], columns: { ...ids("conversation_id", "staff_id", "added_by"), ...plain("from_seq", "added_at") } },
  { table: "desk_tags", key: ["conversation_id", "tag"], columns: { ...ids("conversation_id"), ...plain("tag", "created_at") } },
  { table: "desk_mentions", key: ["conversation_id", "seq", "staff_id"], columns: { ...ids("conversation_id", "staff_id"), ...plain("seq", "at") } },
  { table: "desk_saved_filters", key: ["id"], columns: { ...ids("id", "staff_id"), ...plain("name", "view_name", "created_at"), ...json("filter") } },
  { table: "desk_away_periods", key: ["id"], columns: { ...ids("id", "staff_id", "cover_id"), ...plain("starts_at", "ends_at", "state", "created_at") } },
  { table: "desk_cover_access", key: ["period_id", "client_id"], columns: { ...ids("period_id", "client_id", "staff_id"), ...plain("position") } },
  { table: "profile_cards", key: ["id"], columns: { ...ids("id", "portal_user_id"), ...plain("item_id", "state", "changed_at") } },
  { table: "profile_changes", key: ["id"], columns: { ...ids("id", "client_id", "portal_user_id", "decided_by"), ...plain("field", "value", "state", "reason", "proposed_at", "decided_at") } },
  { table: "workflow_instances", key: ["id"], only: noInvitations, columns: { ...ids("id"), ...subject, ...plain("version", "value", "status", "lock_version", "created_at", "updated_at"), ...json("snapshot") } },
  { table: "workflow_timers", key: ["id"], only: `${noInvitations} AND state IN ('waiting', 'held')`, columns: { ...ids("id"), ...subject, ...plain("state", "due_at", "created_at", "timer_id", "held_since"), ...json("event") } },
  { table: "files", key: ["id"], only: "removed_at IS NULL AND state = 'ready' AND plugin_id IS NOT NULL", columns: { ...ids("id", "seat_id", "owner_id"), ...plain("seat_kind", "name", "mime", "size", "sha256", "width", "height", "state", "locked", "purpose", "plugin_id", "owner_kind", "created_at") } },
];
