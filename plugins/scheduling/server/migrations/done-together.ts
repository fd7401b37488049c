import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { string } = columns;

/** What was moved or cancelled together, and who pressed cancel and how it stood before: until it can no longer be taken back the other side sees it so. */
export const doneTogetherMigration: Migration = {
  name: "scheduling-012-done-together",
  async up(m) {
    await m.addColumn("scheduling_appointments", "moved_key", string(40).nullable());
    await m.addColumn("scheduling_appointments", "ended_key", string(40).nullable());
    await m.addColumn("scheduling_appointments", "ended_side", string(20).nullable());
    await m.addColumn("scheduling_appointments", "ended_from", string(20).nullable());
  },
};
