import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** One step: a form of the library, or a document template of another plugin, with the name that it had when it was chosen. */
export type PacketStep = { form: string } | { document: string; title: string };

/** Forms and documents that are given together, in order. */
export interface PacketRow {
  id: string;
  practiceId: string;
  title: string;
  /** What it is for, for staff. */
  purpose: string;
  /** `PacketStep[]` as JSON. */
  steps: string;
  /** New clients of this kind get it offered first: `adult` or `minor`. */
  defaultFor: string | null;
  /** Grows with every change. */
  rev: number;
  changedBy: string | null;
  changedAt: number;
  retiredAt: number | null;
  /** Which of the shipped packets it began as. */
  origin: string | null;
  createdAt: number;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };

export const packetRows = defineModel<PacketRow>({
  name: "packet",
  table: "forms_packets",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    title: { type: DataTypes.STRING(120), allowNull: false },
    purpose: { type: DataTypes.STRING(300), allowNull: false },
    steps: { type: DataTypes.TEXT("medium"), allowNull: false },
    defaultFor: { type: DataTypes.STRING(10), allowNull: true },
    rev: { type: DataTypes.BIGINT, allowNull: false },
    changedBy: { type: DataTypes.STRING(26), allowNull: true },
    changedAt: moment,
    retiredAt: { type: DataTypes.BIGINT, allowNull: true },
    origin: { type: DataTypes.STRING(40), allowNull: true },
    createdAt: moment,
  },
});

export const packetMigration: Migration = {
  name: "forms-packets",
  up: (m) =>
    m.createTable(
      "forms_packets",
      {
        id: columns.ulid(),
        practice_id: columns.ulid(),
        title: columns.string(120),
        purpose: columns.string(300),
        steps: columns.text(),
        default_for: columns.string(10, { binary: true }).nullable(),
        rev: columns.int(),
        changed_by: columns.ulid().nullable(),
        changed_at: columns.time(),
        retired_at: columns.time().nullable(),
        origin: columns.string(40, { binary: true }).nullable(),
        created_at: columns.time(),
      },
      { primaryKey: ["id"], unique: [["practice_id", "origin"], ["practice_id", "default_for"]] },
    ),
};
