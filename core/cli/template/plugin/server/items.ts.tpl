import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** One thing to do. */
export interface Item {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  title: string;
  /** Epoch milliseconds. */
  givenAt: number;
  doneAt: number | null;
}

export const items = defineModel<Item>({
  name: "item",
  table: "{{table}}_items",
  attributes: {
    id: { type: DataTypes.STRING(26), primaryKey: true },
    practiceId: { type: DataTypes.STRING(26), allowNull: false },
    clientId: { type: DataTypes.STRING(26), allowNull: false },
    portalUserId: { type: DataTypes.STRING(26), allowNull: false },
    title: { type: DataTypes.STRING(120), allowNull: false },
    givenAt: { type: DataTypes.BIGINT, allowNull: false },
    doneAt: { type: DataTypes.BIGINT, allowNull: true },
  },
});

/** In the order in which they run. What has run anywhere is never changed: add another. */
export const itemsMigrations: readonly Migration[] = [
  {
    name: "{{id}}-001-items",
    up: (m) =>
      m.createTable(
        "{{table}}_items",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(),
          title: columns.string(120), given_at: columns.time(), done_at: columns.time().nullable(),
        },
        { primaryKey: ["id"], indexes: [["practice_id", "client_id", "id"], ["practice_id", "portal_user_id", "id"]] },
      ),
  },
];
