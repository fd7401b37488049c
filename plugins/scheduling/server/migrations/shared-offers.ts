import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** A freed time that several people of the waitlist are offered at once. */
export const sharedOffersMigration: Migration = {
  name: "scheduling-007-shared-offers",
  async up(m) {
    await m.addColumn("scheduling_wait_offers", "shared_id", columns.ulid().nullable());
    await m.addIndex("scheduling_wait_offers", ["practice_id", "shared_id"]);
  },
};
