import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, flag } = columns;
const own = { id: ulid(), practice_id: ulid() };

/** Who is told of earlier times, and what they were offered. */
export const waitlistMigration: Migration = {
  name: "scheduling-004-waitlist",
  async up(m) {
    await m.createTable(
      "scheduling_waits",
      {
        ...own, client_id: ulid(), portal_user_id: ulid(), service_id: ulid(), staff_id: ulid().nullable(), place: string(20), location_id: ulid().nullable(), days: string(7), parts: string(40), notice_hours: int(), moves: flag(), priority: int(),
        state: string(20), by_side: string(20), by_id: ulid(), version: int(), created_at: time(),
      },
      { primaryKey: ["id"], indexes: [["practice_id", "state", "id"], ["practice_id", "client_id", "id"]] },
    );
    await m.createTable(
      "scheduling_wait_offers",
      { ...own, wait_id: ulid(), client_id: ulid(), portal_user_id: ulid(), appointment_id: ulid(), staff_id: ulid(), starts_at: time(), freed_from: time(), freed_to: time(), state: string(20), expires_at: time(), version: int(), created_at: time() },
      { primaryKey: ["id"], indexes: [["practice_id", "wait_id", "id"], ["practice_id", "client_id", "id"]] },
    );
  },
};
