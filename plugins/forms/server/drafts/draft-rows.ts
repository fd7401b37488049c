import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** What was typed for one item of an assignment, as it was sent. */
export interface DraftAnswer {
  assignmentId: string;
  itemId: string;
  practiceId: string;
  /** `Typed` of this item's inputs as JSON; sealed. */
  typed: string;
  /** Grows with each change, so that two devices notice one another. */
  revision: number;
  savedAt: number;
  /** What the client's profile put there first; sealed, null when it began empty. */
  prefilled: string | null;
}

export const draftAnswers = defineModel<DraftAnswer>({
  name: "draftAnswer",
  table: "forms_draft_answers",
  attributes: {
    assignmentId: { type: DataTypes.STRING(26), allowNull: false, primaryKey: true },
    itemId: { type: DataTypes.STRING(40), allowNull: false, primaryKey: true },
    practiceId: { type: DataTypes.STRING(26), allowNull: false },
    typed: { type: DataTypes.TEXT, allowNull: false },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    savedAt: { type: DataTypes.BIGINT, allowNull: false },
    prefilled: { type: DataTypes.TEXT, allowNull: true },
  },
});

export const draftMigrations: readonly Migration[] = [
  {
    name: "forms-111-draft-answers",
    up: (m) =>
      m.createTable(
        "forms_draft_answers",
        { assignment_id: columns.ulid(), item_id: columns.string(40, { binary: true }), practice_id: columns.ulid(), typed: columns.text(), revision: columns.int(), saved_at: columns.time() },
        { primaryKey: ["assignment_id", "item_id"] },
      ),
  },
  { name: "forms-112-draft-prefilled", up: (m) => m.addColumn("forms_draft_answers", "prefilled", columns.text().nullable()) },
];
