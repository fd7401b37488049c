import type { Tx } from "../database/database.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { cellsPlace, type ImportBatch } from "./import-batches.ts";
import type { BeforeImport } from "./import-row.ts";
import { importingPlugins } from "./offered-fields.ts";

// Looking at a client adds nothing to them.
const harmless = ["client-read", "conversation-read", "client-imported", "client-updated-by-import", "client-exported", "export-prepared", "log-read", "log-exported", "searched"];
const together = 200;

const refuse = (many: number, what: string): never => {
  throw new AppError("CONFLICT", `This import cannot be undone: ${many === 1 ? "1 of its clients has" : `${many} of its clients have`} ${what}. Archive the clients that are not wanted instead.`);
};

/** Takes back a whole import in the caller's transaction. @throws AppError `CONFLICT` when something was added to one of its clients since. */
export async function undoImport(host: Host, batch: ImportBatch, tx: Tx): Promise<{ removed: number; restored: number }> {
  const { id, practiceId } = batch;
  await refuseWhenUsed(host, batch, tx);
  const created = await tx.all<{ client_id: string }>("SELECT client_id FROM import_rows WHERE batch_id = ? AND state = 'created' AND client_id IS NOT NULL ORDER BY n", [id]);
  const clientIds = created.map((row) => row.client_id);
  const updated = await restoreUpdated(host, batch, tx);
  for (const { pluginId, door } of await importingPlugins(host, practiceId)) await door.undo(host.context(pluginId, practiceId, null), [...clientIds, ...updated], tx);
  for (let from = 0; from < clientIds.length; from += together) {
    const part = clientIds.slice(from, from + together);
    const list = part.map(() => "?").join(", ");
    for (const table of ["client_contacts", "client_professionals"]) await tx.run(`DELETE FROM ${table} WHERE practice_id = ? AND client_id IN (${list})`, [practiceId, ...part]);
    await tx.run(`DELETE FROM clients WHERE practice_id = ? AND id IN (${list})`, [practiceId, ...part]);
  }
  await tx.run("UPDATE import_batches SET state = 'undone', finished_at = ? WHERE id = ?", [host.clock.now(), id]);
  return { removed: clientIds.length, restored: updated.length };
}

async function refuseWhenUsed(host: Host, { id, practiceId }: ImportBatch, tx: Tx): Promise<void> {
  const own = "SELECT r.client_id FROM import_rows r WHERE r.batch_id = ? AND r.state = 'created'";
  const count = async (sql: string, params: string[]): Promise<number> => Number((await tx.all<{ many: number }>(sql, params))[0]?.many ?? 0);
  const invited = await count(`SELECT COUNT(DISTINCT client_id) AS many FROM portal_users WHERE practice_id = ? AND client_id IN (${own})`, [practiceId, id]);
  if (invited > 0) refuse(invited, "portal users");
  const acted = await count(
    `SELECT COUNT(DISTINCT client_id) AS many FROM audit_log WHERE practice_id = ? AND client_id IN (${own}) AND verb NOT IN (${harmless.map(() => "?").join(", ")})`,
    [practiceId, id, ...harmless],
  );
  if (acted > 0) refuse(acted, "been worked with since");
  const doors = new Set((await importingPlugins(host, practiceId)).map((one) => one.pluginId));
  for (const { id: pluginId, plugin, manifest } of host.registry.all()) {
    if (doors.has(pluginId)) continue;
    for (const model of plugin?.models ?? []) {
      if (!("clientId" in model.attributes)) continue;
      const many = await count(`SELECT COUNT(DISTINCT client_id) AS many FROM ${model.table} WHERE practice_id = ? AND client_id IN (${own})`, [practiceId, id]);
      if (many > 0) refuse(many, `entries in ${manifest?.name ?? pluginId}`);
    }
  }
}

async function restoreUpdated(host: Host, { id, practiceId }: ImportBatch, tx: Tx): Promise<string[]> {
  // The last change first, for a client whom several rows changed.
  const rows = await tx.all<{ n: number; client_id: string; before_import: string }>("SELECT n, client_id, before_import FROM import_rows WHERE batch_id = ? AND state = 'updated' ORDER BY n DESC", [id]);
  for (const row of rows) {
    const { fields, contactIds } = JSON.parse(host.sealer.unseal(cellsPlace(practiceId, id, row.n, "before_import"), row.before_import)) as BeforeImport;
    const names = Object.keys(fields);
    if (names.length > 0) {
      const [client] = await tx.all<Record<string, string | null>>(`SELECT ${names.join(", ")} FROM clients WHERE id = ? AND practice_id = ?`, [row.client_id, practiceId]);
      if (!client || names.some((name) => client[name] !== fields[name]?.became)) refuse(1, "details that were changed after the import");
      await tx.run(`UPDATE clients SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE id = ? AND practice_id = ?`, [...names.map((name) => fields[name]?.was ?? null), row.client_id, practiceId]);
    }
    for (const contactId of contactIds) await tx.run("DELETE FROM client_contacts WHERE id = ? AND practice_id = ?", [contactId, practiceId]);
  }
  return rows.map((row) => row.client_id);
}
