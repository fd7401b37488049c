import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { ulid, time, int, flag } = columns;

/** Appointments that take place together, and a second professional. */
export const groupsMigration: Migration = {
  name: "scheduling-006-groups",
  async up(m) {
    await m.createTable("scheduling_groups", { id: ulid(), practice_id: ulid(), seats: int(), each_pays: flag(), names_shown: flag(), version: int(), created_at: time() }, { primaryKey: ["id"], indexes: [["practice_id", "id"]] });
    await m.addColumn("scheduling_appointments", "group_id", ulid().nullable());
    await m.addColumn("scheduling_appointments", "second_staff_id", ulid().nullable());
    await m.addIndex("scheduling_appointments", ["practice_id", "group_id"]);
    await m.addIndex("scheduling_appointments", ["practice_id", "second_staff_id", "starts_at"]);
  },
};
