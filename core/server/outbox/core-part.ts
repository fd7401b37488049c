import { int, json, string, time, ulid } from "../database/columns.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { leasedColumns, leasedIndexes } from "./leased-queue.ts";

/** The tables of the outbox: what happened, and one row for each consumer of it. */
export const outboxPart = {
  migrations: [
    {
      name: "outbox",
      async up(m) {
        await m.createTable(
          "outbox",
          {
            id: ulid(),
            practice_id: string(26, { binary: true }),
            plugin_id: string(40, { binary: true }),
            kind: string(10, { binary: true }),
            name: string(150, { binary: true }),
            version: int(),
            data: json(),
            actor_kind: string(10, { binary: true }),
            actor_id: string(26, { binary: true }).nullable(),
            due_at: time(),
            created_at: time(),
            // 0 until its deliveries are written.
            expanded: int().default(0),
            claim: ulid().nullable(),
          },
          { primaryKey: ["id"], indexes: [["expanded", "due_at", "id"], ["claim"]] },
        );
        await m.createTable(
          "outbox_deliveries",
          { ...leasedColumns(), outbox_id: ulid(), consumer: string(150, { binary: true }) },
          { primaryKey: ["id"], indexes: [...leasedIndexes, ["outbox_id"]] },
        );
      },
    },
  ],
} satisfies Partial<PluginDefinition>;
