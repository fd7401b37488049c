import { columns } from "@anteroom/core/server";
import type { Migration } from "@anteroom/core/server";

/** Feeds that also show days on which something is due. */
export const dueInFeedsMigration: Migration = {
  name: "scheduling-008-due-in-feeds",
  up: (m) => m.addColumn("scheduling_feeds", "with_due", columns.flag().default(false)),
};
