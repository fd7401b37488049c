import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** A text that staff put into the composer. */
export interface SavedReply {
  id: string;
  practiceId: string;
  /** The staff member whose own it is; null when it is the practice's. */
  ownerId: string | null;
  title: string;
  text: string;
  changedAt: number;
}

export const savedReplies = defineModel<SavedReply>({
  name: "savedReply",
  table: "messages_saved_replies",
  attributes: {
    id: { type: DataTypes.STRING(26), primaryKey: true },
    practiceId: { type: DataTypes.STRING(26), allowNull: false },
    ownerId: { type: DataTypes.STRING(26), allowNull: true },
    title: { type: DataTypes.STRING(80), allowNull: false },
    text: { type: DataTypes.TEXT, allowNull: false },
    changedAt: { type: DataTypes.BIGINT, allowNull: false },
  },
});

export const savedReplyMigration: Migration = {
  name: "messages-saved-replies",
  up: (m) =>
    m.createTable(
      "messages_saved_replies",
      { id: columns.ulid(), practice_id: columns.ulid(), owner_id: columns.ulid().nullable(), title: columns.string(80), text: columns.text(), changed_at: columns.time() },
      { primaryKey: ["id"], indexes: [["practice_id", "title"]] },
    ),
};
