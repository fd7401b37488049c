import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** When a conversation last got an automatic reply. */
export interface AwayReply {
  conversationId: string;
  practiceId: string;
  /** Epoch milliseconds of the message that it answered. */
  repliedAt: number;
}

export const awayReplies = defineModel<AwayReply>({
  name: "awayReply",
  table: "messages_away_replies",
  attributes: {
    conversationId: { type: DataTypes.STRING(26), primaryKey: true },
    practiceId: { type: DataTypes.STRING(26), allowNull: false },
    repliedAt: { type: DataTypes.BIGINT, allowNull: false },
  },
});

export const awayReplyMigration: Migration = {
  name: "messages-away-replies",
  up: (m) =>
    m.createTable(
      "messages_away_replies",
      { conversation_id: columns.ulid(), practice_id: columns.ulid(), replied_at: columns.time() },
      { primaryKey: ["conversation_id"] },
    ),
};
