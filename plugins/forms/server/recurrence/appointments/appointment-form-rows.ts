import { columns, defineModel } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";
import { DataTypes } from "sequelize";

/** One appointment that a repeated form goes with. `passed`: it was not this one's turn, or it could not be given. */
export interface AppointmentForm {
  id: string;
  practiceId: string;
  recurrenceId: string;
  appointmentId: string;
  /** Epoch milliseconds. */
  startsAt: number;
  state: "planned" | "given" | "passed" | "cancelled";
  assignmentId: string | null;
}

const id = { type: DataTypes.STRING(26), allowNull: false };

export const appointmentForms = defineModel<AppointmentForm>({
  name: "appointmentForm",
  table: "forms_appointment_forms",
  attributes: {
    id: { ...id, primaryKey: true },
    practiceId: id,
    recurrenceId: id,
    appointmentId: id,
    startsAt: { type: DataTypes.BIGINT, allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    assignmentId: { type: DataTypes.STRING(26), allowNull: true },
  },
});

export const appointmentFormMigrations: readonly Migration[] = [
  { name: "forms-152-recurrence-lead-days", up: (m) => m.addColumn("forms_recurrences", "lead_days", columns.int().nullable()) },
  {
    name: "forms-153-appointment-forms",
    up: (m) =>
      m.createTable(
        "forms_appointment_forms",
        { id: columns.ulid(), practice_id: columns.ulid(), recurrence_id: columns.ulid(), appointment_id: columns.ulid(), starts_at: columns.time(), state: columns.string(12, { binary: true }), assignment_id: columns.ulid().nullable() },
        { primaryKey: ["id"], unique: [["recurrence_id", "appointment_id"]], indexes: [["practice_id", "appointment_id"]] },
      ),
  },
];
