import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

const { int, string } = columns;

/** What a service asks for before it is booked, and what was asked for and done of an appointment. */
export const payAtBookingMigration: Migration = {
  name: "scheduling-006-pay-at-booking",
  async up(m) {
    await m.addColumn("scheduling_services", "pay_known", string(20).default("none"));
    await m.addColumn("scheduling_services", "deposit_known", int().default(0));
    await m.addColumn("scheduling_services", "pay_new", string(20).default("same"));
    await m.addColumn("scheduling_services", "deposit_new", int().default(0));
    await m.addColumn("scheduling_appointments", "pay_ask", string(20).default("none"));
    await m.addColumn("scheduling_appointments", "pay_minor", int().default(0));
    await m.addColumn("scheduling_appointments", "pay_state", string(20).default("none"));
  },
};
