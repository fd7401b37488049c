import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ImportBatch } from "./import-batches.ts";

/** Lets a worker go on with an import; asked twice for the same step, it is done once. */
export const startJob = (host: Host, { practiceId, id, revision }: ImportBatch, step: "check" | "run", sql: Sql): Promise<void> =>
  host.jobs.add({ practiceId, pluginId: "core", name: "import", payload: { batchId: id }, key: `${id}:${step}:${revision}` }, sql);
