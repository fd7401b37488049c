import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text } = columns;

/** Appointments, and who comes to them. */
export const appointmentsMigration: Migration = {
  name: "scheduling-001-appointments",
  async up(m) {
    await m.createTable(
      "scheduling_appointments",
      {
        id: ulid(), practice_id: ulid(), client_id: ulid().nullable(), service_id: ulid(), service_name: string(120), staff_id: ulid(),
        starts_at: time(), ends_at: time(), busy_from: time(), busy_to: time(), zone: string(64), place: string(20), location_id: ulid().nullable(), room_id: ulid().nullable(),
        state: string(20), sequence: int(), version: int(), expires_at: time().nullable(), undo_until: time().nullable(), series_id: ulid().nullable(), series_day: string(10).nullable(), proposal_id: ulid().nullable(), replaces_id: ulid().nullable(),
        by_side: string(20), by_id: ulid(), portal_user_id: ulid().nullable(), body: text(),
        price_minor: int(), currency: string(3), late_minutes: int(), late_fee_minor: int(), no_show_fee_minor: int(), fee_minor: int(), fee_state: string(20),
        seats: int(), taken: int(), late_by_side: string(20).nullable(), late_by: int(), created_at: time(), changed_at: time(),
      },
      {
        primaryKey: ["id"],
        indexes: [["practice_id", "staff_id", "starts_at"], ["practice_id", "starts_at", "id"], ["practice_id", "client_id", "starts_at"], ["practice_id", "state", "expires_at"], ["practice_id", "series_id", "starts_at"], ["practice_id", "proposal_id"], ["practice_id", "room_id", "starts_at"]],
      },
    );
    await m.createTable(
      "scheduling_participants",
      { id: ulid(), practice_id: ulid(), appointment_id: ulid(), client_id: ulid(), portal_user_id: ulid().nullable(), role: string(20), starts_at: time(), left_at: time().nullable() },
      { primaryKey: ["id"], unique: [["practice_id", "appointment_id", "client_id"]], indexes: [["practice_id", "client_id", "starts_at", "id"]] },
    );
  },
};
