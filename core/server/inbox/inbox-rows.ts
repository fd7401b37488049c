import type { EntryKind } from "./inbox-door.ts";

/** `inbox_conversations` as it is read, with what decides who may use it. */
export interface ConversationRow {
  id: string;
  practice_id: string;
  client_id: string;
  portal_user_id: string;
  /** Empty for the home conversation. */
  topic_key: string;
  topic_label: string | null;
  last_seq: number;
  portal_seq: number;
  last_at: number;
  preview: string | null;
  last_author_kind: string | null;
  portal_count: number;
  practice_count: number;
  waiting_since: number | null;
  last_staff_at: number | null;
  closed_at: number | null;
  portal_read_seq: number;
  portal_read_at: number | null;
  practice_read_seq: number;
  practice_read_at: number | null;
  created_at: number;
  /** Where it stands on the practice's desk; moved by the workflow `desk` only. */
  desk_state: "open" | "snoozed" | "closed";
  assignee_id: string | null;
  snoozed_until: number | null;
  portal_status: string | null;
  /** Ids of who is in it for the practice, joined by commas: the client's professionals, the lead first, or the members of a restricted conversation. */
  team: string | null;
  /** For each member of a restricted conversation the last entry that stays closed to them, in the order of `team`; null for home. */
  closed_to: string | null;
}

/** What a seat keeps about a conversation; nulls when it has kept nothing yet. */
export interface ParticipantColumns {
  last_read_seq: number | null;
  read_count: number | null;
  marked_unread: number | null;
  pinned: number | null;
  muted: number | null;
  archived_seq: number | null;
}

export type AuthorKind = "staff" | "portal" | "system";

/** `inbox_entries` as it is read. */
export interface EntryRow {
  conversation_id: string;
  seq: number;
  id: string;
  practice_id: string;
  kind: EntryKind;
  audience: "all" | "staff";
  author_kind: AuthorKind;
  author_id: string | null;
  at: number;
  body: string | null;
  auto: "away" | "greeting" | null;
  withdrawn_at: number | null;
  portal_count: number;
  practice_count: number;
}

/** `inbox_cards` as it is read. */
export interface CardRow {
  practice_id: string;
  kind: string;
  subject_id: string;
  conversation_id: string;
  entry_id: string;
  seq: number;
  audience: "all" | "staff";
  rev: number;
  open: number;
  line: string | null;
  line_rev: number;
  created_at: number;
  /** When it was posted or last changed. */
  changed_at: number;
  /** The last reminder that staff sent about it. */
  nudged_at: number | null;
}

/** What drawing a card needs of its row. */
export type ViewableCard = Pick<CardRow, "practice_id" | "kind" | "subject_id" | "conversation_id" | "entry_id" | "rev" | "line">;

/** What showing an entry needs of its row. */
export type ViewableEntry = Omit<EntryRow, "audience" | "portal_count" | "practice_count">;

export const entryColumns = [
  "conversation_id", "seq", "id", "practice_id", "kind", "audience", "author_kind", "author_id", "at", "body", "auto", "withdrawn_at",
  "portal_count", "practice_count",
] as const satisfies readonly (keyof EntryRow)[];

export const cardColumns = [
  "practice_id", "kind", "subject_id", "conversation_id", "entry_id", "seq", "audience", "rev", "open", "line", "line_rev", "created_at", "changed_at", "nudged_at",
] as const satisfies readonly (keyof CardRow)[];
