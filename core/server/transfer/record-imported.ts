import type { Sql } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { ImportBatch } from "./import-batches.ts";

/** One audit line for each client that an import added or changed, as done by whoever started it. */
export async function recordImported(host: Host, batch: ImportBatch, clients: readonly { clientId: string; state: "created" | "updated" }[], sql: Sql): Promise<void> {
  if (clients.length === 0) return;
  await host.audit.record(
    clients.map(({ clientId, state }) => ({
      practiceId: batch.practiceId, pluginId: "core", verb: state === "created" ? "client-imported" : "client-updated-by-import",
      actor: { kind: "staff" as const, id: batch.staffId, accountId: batch.accountId }, clientId, subject: batch.id,
    })),
    sql,
  );
}
