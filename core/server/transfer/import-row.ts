import type { SqlValue, Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { cellsPlace, type ImportBatch } from "./import-batches.ts";
import type { ImportRow, ReadRow } from "./read-row.ts";
import type { importingPlugins } from "./offered-fields.ts";
import { contactsIn, insertContacts, namedBy } from "./add-clients.ts";

type Doors = Awaited<ReturnType<typeof importingPlugins>>;

/** What a row was made into. */
export type RowResult =
  | { state: "created"; clientId: string }
  | { state: "updated"; clientId: string; before: string; problems?: Record<string, string> }
  | { state: "skipped" }
  | { state: "error"; problems: Record<string, string> };

/** What an update changed, so that it can be undone as long as nobody changed it again. */
export interface BeforeImport {
  fields: Record<string, { was: string | null; became: string | null }>;
  contactIds: string[];
}

/** Columns of `clients` that an import writes, by the name of their field. */
export const clientColumns: Record<string, string> = {
  firstName: "first_name", lastName: "last_name", nameUsed: "name_used", pronouns: "pronouns", birthDate: "birth_date",
  phone: "phone", email: "email", address: "address", timeZone: "time_zone",
};

/** Decides about one row; a row of its own becomes a client by `addClients`, with its chunk. */
export async function importRow(host: Host, batch: ImportBatch, row: ImportRow, read: ReadRow, doors: Doors, tx: Tx): Promise<RowResult> {
  if (Object.keys(read.problems).length > 0) return { state: "error", problems: read.problems };
  if (row.state === "new") return { state: "created", clientId: newId() };
  const choice = row.choice ?? batch.choices.duplicates;
  if (choice === "create") return { state: "created", clientId: newId() };
  if (choice === "skip") return { state: "skipped" };
  const clientId = row.match_id ?? (await clientOfRow(batch.id, row.match_row, tx));
  return clientId ? update(host, batch, row, clientId, read, doors, tx) : { state: "skipped" };
}

async function clientOfRow(batchId: string, n: number | null, tx: Tx): Promise<string | null> {
  const [row] = n === null ? [] : await tx.all<{ client_id: string | null }>("SELECT client_id FROM import_rows WHERE batch_id = ? AND n = ?", [batchId, n]);
  return row?.client_id ?? null;
}

async function update(host: Host, batch: ImportBatch, row: ImportRow, clientId: string, read: ReadRow, doors: Doors, tx: Tx): Promise<RowResult> {
  const { practiceId } = batch;
  const [client] = await tx.all<Record<string, string | null>>(`SELECT ${Object.values(clientColumns).join(", ")} FROM clients WHERE id = ? AND practice_id = ?`, [clientId, practiceId]);
  if (!client) return { state: "error", problems: { form: "The client of this row is no longer there." } };
  const before: BeforeImport = { fields: {}, contactIds: [] };
  for (const [field, column] of Object.entries(clientColumns)) {
    const became = read.values[field];
    // An empty cell says nothing about the client.
    if (became && became !== client[column]) before.fields[column] = { was: client[column] ?? null, became };
  }
  const changed = Object.entries(before.fields);
  if (changed.length > 0) {
    const values: SqlValue[] = changed.map(([, { became }]) => became);
    await tx.run(`UPDATE clients SET ${changed.map(([column]) => `${column} = ?`).join(", ")} WHERE id = ? AND practice_id = ?`, [...values, clientId, practiceId]);
  }
  const known = new Set((await tx.all<{ name: string }>("SELECT name FROM client_contacts WHERE practice_id = ? AND client_id = ?", [practiceId, clientId])).map((one) => one.name.toLowerCase()));
  before.contactIds = await insertContacts(host, practiceId, contactsIn(read.values).filter((one) => !known.has(one.name.toLowerCase())).map((one) => ({ ...one, clientId })), tx);
  const notes: Record<string, string> = {};
  for (const { pluginId, door } of doors) {
    const values = read.plugins.get(pluginId);
    const wrong = values && (await door.add(host.context(pluginId, practiceId, null), { clientId, values }, tx));
    if (wrong) Object.assign(notes, namedBy(pluginId, wrong));
  }
  return { state: "updated", clientId, ...(Object.keys(notes).length > 0 ? { problems: notes } : {}), before: host.sealer.seal(cellsPlace(practiceId, batch.id, row.n, "before_import"), JSON.stringify(before)) };
}
