import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

export type AlertState = "waiting" | "acknowledged" | "resolved";

/** Who is told next while nobody has acknowledged an alert. */
export type AlertLevel = "lead" | "team" | "administrators";

/** An answer that staff look at now: once for each question of each submission. It outlives the form's own state. Moments are epoch milliseconds. */
export interface AlertRow {
  id: string;
  practiceId: string;
  clientId: string;
  portalUserId: string;
  assignmentId: string;
  versionId: string;
  itemId: string;
  /** The submission that the answer is part of or was meant for, from 1. */
  number: number;
  /** Raised while the form was still being filled in. */
  early: boolean;
  state: AlertState;
  level: AlertLevel;
  /** The answer in words; sealed. */
  answer: string;
  raisedAt: number;
  /** What the person answers now, when they changed it later; sealed, "" inside for nothing. */
  changedTo: string | null;
  changedAt: number | null;
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  resolvedBy: string | null;
  resolvedAt: number | null;
  /** What was done; sealed. */
  note: string | null;
}

const id = { type: DataTypes.STRING(26), allowNull: false };
const idOrNone = { type: DataTypes.STRING(26), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: true };
const sealedOrNone = { type: DataTypes.TEXT, allowNull: true };

export const alerts = defineModel<AlertRow>({
  name: "alert",
  table: "forms_alerts",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    clientId: id,
    portalUserId: id,
    assignmentId: id,
    versionId: id,
    itemId: { type: DataTypes.STRING(40), allowNull: false },
    number: { type: DataTypes.INTEGER, allowNull: false },
    early: { type: DataTypes.BOOLEAN, allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    level: { type: DataTypes.STRING(16), allowNull: false },
    answer: { type: DataTypes.TEXT, allowNull: false },
    raisedAt: { ...moment, allowNull: false },
    changedTo: sealedOrNone,
    changedAt: moment,
    acknowledgedBy: idOrNone,
    acknowledgedAt: moment,
    resolvedBy: idOrNone,
    resolvedAt: moment,
    note: sealedOrNone,
  },
});

export const alertPlace = (alertId: string, column: "answer" | "changedTo" | "note") => ({ table: "forms_alerts", row: alertId, column });

export const alertMigrations: readonly Migration[] = [
  {
    name: "forms-131-alerts",
    up: (m) =>
      m.createTable(
        "forms_alerts",
        {
          id: columns.ulid(), practice_id: columns.ulid(), client_id: columns.ulid(), portal_user_id: columns.ulid(), assignment_id: columns.ulid(), version_id: columns.ulid(), item_id: columns.string(40, { binary: true }),
          number: columns.int(), early: columns.flag(), state: columns.string(12, { binary: true }), level: columns.string(16, { binary: true }), answer: columns.text(), raised_at: columns.time(),
          changed_to: columns.text().nullable(), changed_at: columns.time().nullable(), acknowledged_by: columns.ulid().nullable(), acknowledged_at: columns.time().nullable(),
          resolved_by: columns.ulid().nullable(), resolved_at: columns.time().nullable(), note: columns.text().nullable(),
        },
        { primaryKey: ["id"], unique: [["assignment_id", "item_id", "number"]], indexes: [["practice_id", "state", "raised_at"], ["practice_id", "client_id", "raised_at"]] },
      ),
  },
];
