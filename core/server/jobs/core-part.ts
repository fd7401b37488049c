import { json, string } from "../database/columns.ts";
import { leasedColumns, leasedIndexes } from "../outbox/leased-queue.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";

/** The table of jobs. */
export const jobsPart = {
  migrations: [
    {
      name: "jobs",
      up: (m) =>
        m.createTable(
          "jobs",
          {
            ...leasedColumns(),
            name: string(60, { binary: true }),
            payload: json(),
            // Two jobs with one key are one job, also after it is done.
            unique_key: string(200, { binary: true }).nullable(),
          },
          { primaryKey: ["id"], unique: [["practice_id", "plugin_id", "name", "unique_key"]], indexes: leasedIndexes },
        ),
    },
  ],
} satisfies Partial<PluginDefinition>;
