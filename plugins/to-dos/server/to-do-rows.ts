import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";
import type { Repeat } from "./recurrence.ts";

/** Where a to-do stands. `scheduled` shows to nobody but its giver; `proposed` waits for the portal user to agree to its day. */
export type ToDoState = "scheduled" | "proposed" | "open" | "awaiting" | "done" | "skipped" | "cancelled";

/** One thing to do, or one time of a series. */
export interface ToDo {
  id: string;
  practiceId: string;
  /** Null for a task of staff that is about no client. */
  clientId: string | null;
  /** Who does it; null when it is for everybody of the client who may, or for staff. */
  portalUserId: string | null;
  /** The staff member whose task it is; null with `forStaff` is the team's. */
  staffId: string | null;
  forStaff: number;
  byKind: "staff" | "portal";
  byId: string;
  /** Sealed: title, note, link, the giver's name, the answer. */
  body: string;
  state: ToDoState;
  /** A day of the calendar, `2026-11-26`; it means the same day in every zone. */
  dueDay: string | null;
  repeat: Repeat | null;
  /** The first day of its series. */
  anchorDay: string | null;
  seriesId: string | null;
  needsConfirmation: number;
  postedAt: number | null;
  doneAt: number | null;
  /** When staff took notice of "I can't do this". */
  seenAt: number | null;
  createdAt: number;
  changedAt: number;
}

const { STRING, TEXT, BIGINT, INTEGER } = DataTypes;
const id = { type: STRING(26), allowNull: true } as const;
const key = { type: STRING(26), allowNull: false } as const;
const word = { type: STRING(12), allowNull: true } as const;
const time = { type: BIGINT, allowNull: true } as const;

export const toDos = defineModel<ToDo>({
  name: "to-do",
  table: "to_dos_items",
  attributes: {
    id: { type: STRING(26), primaryKey: true },
    practiceId: key, clientId: id, portalUserId: id, staffId: id, forStaff: { type: INTEGER, allowNull: false }, byKind: word, byId: key,
    body: { type: TEXT, allowNull: false }, state: word, dueDay: word, repeat: word, anchorDay: word, seriesId: id,
    needsConfirmation: { type: INTEGER, allowNull: false }, postedAt: time, doneAt: time, seenAt: time, createdAt: time, changedAt: time,
  },
});

const numberColumns = ["forStaff", "needsConfirmation", "postedAt", "doneAt", "seenAt", "createdAt", "changedAt"] as const satisfies (keyof ToDo)[];

/** A row or some of its columns, as numbers where a driver answers text. */
export function numbered<Row extends Partial<ToDo>>(row: Row): Row {
  const all: Record<string, unknown> = { ...row };
  for (const name of numberColumns) if (typeof all[name] === "string") all[name] = Number(all[name]);
  return all as Row;
}

/** A row that the database layer wrapped, as its columns. */
export const plainRow = (row: { get(): ToDo }): ToDo => numbered(row.get());

/** In the order in which they run. What has run anywhere is never changed: add another. */
export const toDosMigrations: readonly Migration[] = [
  {
    name: "to-dos-001-items",
    up: (m) =>
      m.createTable(
        "to_dos_items",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid().nullable(), portal_user_id: columns.ulid().nullable(), staff_id: columns.ulid().nullable(),
          for_staff: columns.flag().default(false), by_kind: columns.string(12), by_id: columns.ulid(), body: columns.text(), state: columns.string(12), due_day: columns.string(12).nullable(),
          repeat: columns.string(12).nullable(), anchor_day: columns.string(12).nullable(), series_id: columns.ulid().nullable(), needs_confirmation: columns.flag().default(false),
          posted_at: columns.time().nullable(), done_at: columns.time().nullable(), seen_at: columns.time().nullable(), created_at: columns.time(), changed_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "for_staff", "state", "id"]] },
      ),
  },
];
