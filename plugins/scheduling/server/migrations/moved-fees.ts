import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { int, string } = columns;

/** The fee for moving an appointment late, which stays while the appointment goes on. */
export const movedFeesMigration: Migration = {
  name: "scheduling-011-moved-fees",
  async up(m) {
    await m.addColumn("scheduling_appointments", "moved_fee_minor", int().default(0));
    await m.addColumn("scheduling_appointments", "moved_fee_state", string(20).default("none"));
  },
};
