import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** Where a form that was given to somebody stands. `amending`: they change what they already sent. */
export type AssignmentState = "scheduled" | "sent" | "in-progress" | "submitted" | "reviewed" | "returned" | "amending" | "expired" | "revoked";

export type AssignmentCard = "assignment" | "micro" | "none";

/** One published version of a form, given to one portal user. Moments are epoch milliseconds, days `YYYY-MM-DD`. */
export interface Assignment {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  formId: string;
  /** Stays, also when the form gets a newer version. */
  versionId: string;
  state: AssignmentState;
  /** Null when the portal gave it by itself, such as a recurrence. */
  assignedBy: string | null;
  assignedAt: number;
  sendAt: number | null;
  /** A calendar day: the form is due until that day ends in `zone`, and the day is shown as it is to every reader. */
  dueOn: string | null;
  dueAt: number | null;
  /** The last day on which it can be answered. */
  closesOn: string | null;
  /** The client's zone when it was given, or the practice's. */
  zone: string;
  /** Required ones come first; the others can be left. */
  required: boolean;
  /** Sealed. */
  note: string | null;
  /** What gave it, such as a packet or a recurrence. */
  originId: string | null;
  /** Its card in the conversation; `none` when another card speaks for it, such as a packet's. */
  card: AssignmentCard;
  startedAt: number | null;
  savedAt: number | null;
  /** The step to go on with, as `numberOf` gives it. */
  step: number;
  /** The same in words, such as "Question 3 of 7". */
  place: string | null;
  submissionId: string | null;
  submissions: number;
  submittedAt: number | null;
  reviewedAt: number | null;
  reviewedBy: string | null;
  /** Why staff gave it back; sealed. */
  returnNote: string | null;
  /** Why the person changes what they sent; sealed. */
  amendReason: string | null;
  /** The staff member who fills it in together with the person; null when what is being written is the person's alone. */
  togetherWith: string | null;
  /** When it was withdrawn or ran out. */
  endedAt: number | null;
  /** The assignment that took its place. */
  replacedBy: string | null;
}

/** Another portal user who may read the submissions; written with the assignment, never after. */
export interface Share {
  assignmentId: string;
  portalUserId: string;
  practiceId: string;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const idOrNone = { type: DataTypes.STRING(26), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: true };
const day = { type: DataTypes.STRING(10), allowNull: true };
const sealedOrNone = { type: DataTypes.TEXT, allowNull: true };
const count = { type: DataTypes.INTEGER, allowNull: false };

export const assignments = defineModel<Assignment>({
  name: "assignment",
  table: "forms_assignments",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    clientId: id,
    portalUserId: id,
    formId: id,
    versionId: id,
    state: { type: DataTypes.STRING(12), allowNull: false },
    assignedBy: idOrNone,
    assignedAt: { ...moment, allowNull: false },
    sendAt: moment,
    dueOn: day,
    dueAt: moment,
    closesOn: day,
    zone: { type: DataTypes.STRING(64), allowNull: false },
    required: { type: DataTypes.BOOLEAN, allowNull: false },
    note: sealedOrNone,
    originId: idOrNone,
    card: { type: DataTypes.STRING(12), allowNull: false },
    startedAt: moment,
    savedAt: moment,
    step: count,
    place: { type: DataTypes.STRING(40), allowNull: true },
    submissionId: idOrNone,
    submissions: count,
    submittedAt: moment,
    reviewedAt: moment,
    reviewedBy: idOrNone,
    returnNote: sealedOrNone,
    amendReason: sealedOrNone,
    togetherWith: idOrNone,
    endedAt: moment,
    replacedBy: idOrNone,
  },
});

export const shares = defineModel<Share>({
  name: "share",
  table: "forms_shares",
  attributes: { assignmentId: { ...id, primaryKey: true }, portalUserId: { ...id, primaryKey: true }, practiceId: id },
});

export const assignmentMigrations: readonly Migration[] = [
  {
    name: "forms-101-assignments",
    up: (m) =>
      m.createTable(
        "forms_assignments",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), form_id: columns.ulid(), version_id: columns.ulid(),
          state: columns.string(12, { binary: true }), assigned_by: columns.ulid().nullable(), assigned_at: columns.time(), send_at: columns.time().nullable(),
          due_on: columns.string(10).nullable(), due_at: columns.time().nullable(), closes_on: columns.string(10).nullable(), zone: columns.string(64), required: columns.flag(), note: columns.text().nullable(),
          origin_id: columns.ulid().nullable(), card: columns.string(12, { binary: true }), started_at: columns.time().nullable(), saved_at: columns.time().nullable(), step: columns.int(), place: columns.string(40).nullable(), submission_id: columns.ulid().nullable(),
          submissions: columns.int(), submitted_at: columns.time().nullable(), reviewed_at: columns.time().nullable(), reviewed_by: columns.ulid().nullable(),
          return_note: columns.text().nullable(), amend_reason: columns.text().nullable(), nudged_at: columns.time().nullable(),
          ended_at: columns.time().nullable(), replaced_by: columns.ulid().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "portal_user_id", "state"], ["practice_id", "client_id", "id"], ["practice_id", "state", "submitted_at"]] },
      ),
  },
  {
    name: "forms-102-shares",
    up: (m) => m.createTable("forms_shares", { assignment_id: columns.ulid(), portal_user_id: columns.ulid(), practice_id: columns.ulid() }, { primaryKey: ["assignment_id", "portal_user_id"], indexes: [["practice_id", "portal_user_id"]] }),
  },
  { name: "forms-103-assignment-together-with", up: (m) => m.addColumn("forms_assignments", "together_with", columns.ulid().nullable()) },
];
