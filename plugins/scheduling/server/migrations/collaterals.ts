import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text } = columns;

/** People without a portal who are invited to a client's appointment. */
export const collateralsMigration: Migration = {
  name: "scheduling-010-collaterals",
  up: (m) =>
    m.createTable(
      "scheduling_collaterals",
      {
        id: ulid(), practice_id: ulid(), appointment_id: ulid(), client_id: ulid(), secret_hash: string(64, { binary: true }), email_hash: string(64, { binary: true }), body: text(), answer: string(20), answered_at: time().nullable(), sequence: int(),
        invited_by: ulid(), created_at: time(), ended_at: time().nullable(),
      },
      { primaryKey: ["id"], unique: [["secret_hash"]], indexes: [["practice_id", "appointment_id"], ["practice_id", "client_id", "id"]] },
    ),
};
