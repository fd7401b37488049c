import { int, json, string, time, ulid } from "../database/columns.ts";
import type { Column } from "../database/columns.ts";
import { leasedColumns, leasedIndexes } from "../outbox/leased-queue.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";

const subject = (): Record<string, Column> => ({
  practice_id: string(26, { binary: true }),
  plugin_id: string(40, { binary: true }),
  name: string(60, { binary: true }),
  subject_id: string(100, { binary: true }),
});
const SUBJECT = ["practice_id", "plugin_id", "name", "subject_id"];

/** The tables of workflows: where each stands, what it waits for, and how it came there. */
export const workflowsPart = {
  migrations: [
    {
      name: "workflows",
      async up(m) {
        await m.createTable(
          "workflow_instances",
          {
            ...subject(),
            id: ulid(),
            // Of the definition that wrote the snapshot.
            version: int(),
            snapshot: json(),
            value: string(200, { binary: true }),
            status: string(10, { binary: true }),
            lock_version: int(),
            created_at: time(),
            updated_at: time(),
          },
          { primaryKey: SUBJECT, unique: [["id"]] },
        );
        await m.createTable(
          "workflow_timers",
          { ...leasedColumns(), ...subject(), timer_id: string(200, { binary: true }), event: json() },
          { primaryKey: ["id"], unique: [[...SUBJECT, "timer_id"]], indexes: leasedIndexes },
        );
        await m.createTable(
          "workflow_history",
          {
            ...subject(),
            lock_version: int(),
            at: time(),
            from_value: string(200, { binary: true }).nullable(),
            to_value: string(200, { binary: true }),
            event: string(200, { binary: true }),
            actor: string(26, { binary: true }).nullable(),
          },
          { primaryKey: [...SUBJECT, "lock_version"] },
        );
      },
    },
  ],
} satisfies Partial<PluginDefinition>;
