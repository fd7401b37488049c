import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** Answers as they were sent. Written once, never changed; a later change is another submission. */
export interface Submission {
  id: string;
  practiceId: string;
  assignmentId: string;
  clientId: string;
  portalUserId: string;
  /** From 1 within the assignment. */
  number: number;
  versionId: string;
  /** `{ answers, score }` as JSON; sealed. */
  content: string;
  /** SHA-256 of the text that was sealed, in hexadecimal. */
  hash: string;
  /** What was typed, as JSON, for changing it later; sealed. */
  typed: string;
  /** The portal user, or the staff member who filled it in with them. */
  sentBy: string;
  submittedAt: number;
  /** Why it takes the place of the one before; sealed. */
  reason: string | null;
  /** `MovedFiles` as JSON, when it came with an import. */
  moved: string | null;
}

/** What staff write to themselves about a submission. */
export interface Annotation {
  id: string;
  practiceId: string;
  submissionId: string;
  staffId: string;
  /** Sealed. */
  text: string;
  writtenAt: number;
}

const id = { type: DataTypes.STRING(26), allowNull: false };

export const submissions = defineModel<Submission>({
  name: "submission",
  table: "forms_submissions",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    assignmentId: id,
    clientId: id,
    portalUserId: id,
    number: { type: DataTypes.INTEGER, allowNull: false },
    versionId: id,
    content: { type: DataTypes.TEXT, allowNull: false },
    hash: { type: DataTypes.STRING(64), allowNull: false },
    typed: { type: DataTypes.TEXT, allowNull: false },
    sentBy: id,
    submittedAt: { type: DataTypes.BIGINT, allowNull: false },
    reason: { type: DataTypes.TEXT, allowNull: true },
    moved: { type: DataTypes.TEXT, allowNull: true },
  },
});

export const annotations = defineModel<Annotation>({
  name: "annotation",
  table: "forms_annotations",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    submissionId: id,
    staffId: id,
    text: { type: DataTypes.TEXT, allowNull: false },
    writtenAt: { type: DataTypes.BIGINT, allowNull: false },
  },
});

export const submissionMigrations: readonly Migration[] = [
  {
    name: "forms-121-submissions",
    up: (m) =>
      m.createTable(
        "forms_submissions",
        {
          id: columns.ulid(), practice_id: columns.ulid(), assignment_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), number: columns.int(), version_id: columns.ulid(),
          content: columns.text(), hash: columns.string(64, { binary: true }), typed: columns.text(), sent_by: columns.ulid(), submitted_at: columns.time(), reason: columns.text().nullable(),
        },
        { primaryKey: ["id"], unique: [["assignment_id", "number"]], indexes: [["practice_id", "client_id", "submitted_at"]] },
      ),
  },
  {
    name: "forms-122-annotations",
    up: (m) =>
      m.createTable(
        "forms_annotations",
        { id: columns.ulid(), practice_id: columns.ulid(), submission_id: columns.ulid(), staff_id: columns.ulid(), text: columns.text(), written_at: columns.time() },
        { primaryKey: ["id"], indexes: [["practice_id", "submission_id"]] },
      ),
  },
  { name: "forms-123-submission-moved-files", up: (m) => m.addColumn("forms_submissions", "moved", columns.text().nullable()) },
];
