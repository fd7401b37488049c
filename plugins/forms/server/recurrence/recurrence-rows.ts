import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** By the calendar, or with the client's appointments. */
export type RepeatUnit = "day" | "week" | "month" | "before" | "after";

/** A form that is given to one portal user again and again, at 9am of their client's zone. Moments are epoch milliseconds, days `YYYY-MM-DD`. */
export interface Recurrence {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  formId: string;
  /** So many units, or 1 for each appointment, 2 for every other. */
  every: number;
  unit: RepeatUnit;
  /** The first day; later ones are counted from it. */
  startsOn: string;
  endsOn: string | null;
  /** At most so many times; null without a limit. */
  times: number | null;
  /** Days from being given to being due; null for no due day. */
  dueIn: number | null;
  /** Days before an appointment on which it is given; null for every other unit. */
  leadDays: number | null;
  zone: string;
  given: number;
  nextAt: number | null;
  /** When it last was not given, and why. */
  skippedAt: number | null;
  skippedWhy: "open" | "unpublished" | null;
  state: "on" | "ended";
  endedWhy: "stopped" | "finished" | "archived" | "removed" | null;
  assignedBy: string;
  createdAt: number;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const day = { type: DataTypes.STRING(10), allowNull: true };
const word = { type: DataTypes.STRING(12), allowNull: true };
const count = { type: DataTypes.INTEGER, allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: true };

export const recurrences = defineModel<Recurrence>({
  name: "recurrence",
  table: "forms_recurrences",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    clientId: id,
    portalUserId: id,
    formId: id,
    every: { ...count, allowNull: false },
    unit: { ...word, allowNull: false },
    startsOn: { ...day, allowNull: false },
    endsOn: day,
    times: count,
    dueIn: count,
    leadDays: count,
    zone: { type: DataTypes.STRING(64), allowNull: false },
    given: { ...count, allowNull: false },
    nextAt: moment,
    skippedAt: moment,
    skippedWhy: word,
    state: { ...word, allowNull: false },
    endedWhy: word,
    assignedBy: id,
    createdAt: { ...moment, allowNull: false },
  },
});

export const recurrenceMigrations: readonly Migration[] = [
  {
    name: "forms-151-recurrences",
    up: (m) =>
      m.createTable(
        "forms_recurrences",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), form_id: columns.ulid(), every: columns.int(), unit: columns.string(12, { binary: true }),
          starts_on: columns.string(10), ends_on: columns.string(10).nullable(), times: columns.int().nullable(), due_in: columns.int().nullable(), zone: columns.string(64), given: columns.int(), next_at: columns.time().nullable(),
          skipped_at: columns.time().nullable(), skipped_why: columns.string(12, { binary: true }).nullable(), state: columns.string(12, { binary: true }), ended_why: columns.string(12, { binary: true }).nullable(),
          assigned_by: columns.ulid(), created_at: columns.time(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"]] },
      ),
  },
];
