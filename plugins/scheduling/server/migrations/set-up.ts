import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, string, text, flag } = columns;
const own = { id: ulid(), practice_id: ulid() };

/** What can be booked, where and when. */
export const setUpMigration: Migration = {
  name: "scheduling-002-set-up",
  async up(m) {
    await m.createTable(
      "scheduling_services",
      {
        ...own, name: string(120), about: text(), minutes: int(), buffer_before: int(), buffer_after: int(), price_minor: int(), currency: string(20), video: flag(), in_person: flag(), phone: flag(),
        mode_known: string(20), mode_new: string(20), seats: int(), professional_ids: text(), form_id: ulid().nullable(), form_hours: int(), late_minutes: int(), late_rule: string(20), late_fee_minor: int(), no_show_fee_minor: int(),
        interval: int().nullable(), position: int(), archived_at: time().nullable(), version: int(), created_at: time(),
      },
      { primaryKey: ["id"], indexes: [["practice_id", "position", "id"]] },
    );
    await m.createTable("scheduling_locations", { ...own, name: string(120), address: text(), zone: string(64), directions: text(), archived_at: time().nullable(), version: int(), created_at: time() }, { primaryKey: ["id"], indexes: [["practice_id", "id"]] });
    await m.createTable("scheduling_rooms", { ...own, location_id: ulid(), name: string(120), archived_at: time().nullable(), created_at: time() }, { primaryKey: ["id"], indexes: [["practice_id", "location_id", "id"]] });
    await m.createTable(
      "scheduling_hours",
      { ...own, staff_id: ulid(), kind: string(20), weekday: int().nullable(), day: string(10).nullable(), from_minutes: int(), to_minutes: int(), location_id: ulid().nullable(), first_day: string(10).nullable(), last_day: string(10).nullable(), created_at: time() },
      { primaryKey: ["id"], indexes: [["practice_id", "staff_id", "kind", "day"]] },
    );
    await m.createTable("scheduling_busy", { ...own, staff_id: ulid(), calendar_id: ulid().nullable(), starts_at: time(), ends_at: time(), name: string(120) }, { primaryKey: ["id"], indexes: [["practice_id", "staff_id", "ends_at"], ["practice_id", "calendar_id"]] });
    await m.createTable("scheduling_calendars", { ...own, staff_id: ulid(), name: string(120), url: text(), problem: text(), read_at: time().nullable(), next_at: time(), failures: int(), created_at: time() }, { primaryKey: ["id"], indexes: [["practice_id", "next_at"], ["practice_id", "staff_id"]] });
  },
};
