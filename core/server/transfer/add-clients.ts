import type { Tx } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import { invitePortalUser } from "../people/enrolment/invite.ts";
import { clientCreated } from "../people/people-events.ts";
import { permissionPresets } from "../people/permissions.ts";
import type { ImportBatch } from "./import-batches.ts";
import type { ImportValues } from "./import-fields.ts";
import type { ReadRow } from "./read-row.ts";
import type { importingPlugins } from "./offered-fields.ts";

/** A row that becomes a client of this id. */
export interface NewRow {
  clientId: string;
  row: ReadRow;
}

interface NewContact {
  name: string;
  relationship: string;
  email: string | null;
  phone: string | null;
}

/** The contacts that a row names. */
export const contactsIn = (values: ImportValues): NewContact[] =>
  [1, 2].flatMap((n) => {
    const name = values[`contact${n}Name`];
    return name ? [{ name, relationship: values[`contact${n}Relationship`] ?? "Contact", email: values[`contact${n}Email`] ?? null, phone: values[`contact${n}Phone`] ?? null }] : [];
  });

/** Adds contacts in one statement; answers their ids. */
export async function insertContacts(host: Host, practiceId: string, contacts: readonly (NewContact & { clientId: string })[], tx: Tx): Promise<string[]> {
  const now = host.clock.now();
  const rows = contacts.map((one) => [newId(), practiceId, one.clientId, one.name, one.relationship, one.email, one.phone, now]);
  await insertRows(tx, "client_contacts", ["id", "practice_id", "client_id", "name", "relationship", "email", "phone", "created_at"], rows);
  return rows.map(([id]) => String(id));
}

/** A plugin's sentences by the names that its columns have in the import. */
export const namedBy = (pluginId: string, wrong: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(wrong).map(([column, message]) => [`${pluginId}.${column}`, message]));

/** Adds a chunk's clients with professional, contacts, plugins' values and, when chosen, invitations; a few statements for all of them. Answers what of plugins' values could not be taken, by client. */
export async function addClients(host: Host, batch: ImportBatch, fresh: readonly NewRow[], doors: Awaited<ReturnType<typeof importingPlugins>>, tx: Tx): Promise<Map<string, Record<string, string>>> {
  const notes = new Map<string, Record<string, string>>();
  if (fresh.length === 0) return notes;
  const { practiceId } = batch;
  const now = host.clock.now();
  const of = ({ row: { values } }: NewRow, field: string): string | null => values[field] ?? null;
  await insertRows(
    tx,
    "clients",
    ["id", "practice_id", "first_name", "last_name", "name_used", "pronouns", "birth_date", "phone", "email", "address", "time_zone", "created_at"],
    fresh.map((one) => [
      one.clientId, practiceId, of(one, "firstName"), of(one, "lastName"), of(one, "nameUsed"), of(one, "pronouns"), of(one, "birthDate"), of(one, "phone"), of(one, "email"),
      of(one, "address"), of(one, "timeZone"), now,
    ]),
  );
  await insertRows(tx, "client_professionals", ["practice_id", "client_id", "staff_id", "position"], fresh.map(({ clientId, row }) => [practiceId, clientId, row.professionalId, 0]));
  await insertContacts(host, practiceId, fresh.flatMap(({ clientId, row }) => contactsIn(row.values).map((one) => ({ ...one, clientId }))), tx);
  await host.outbox.add(
    fresh.map(({ clientId, row }) => ({
      practiceId, pluginId: "core", kind: "event" as const, name: clientCreated.name, version: clientCreated.version,
      data: clientCreated.schema.parse({ clientId, professionalId: row.professionalId }), actor: { kind: "staff" as const, id: batch.staffId },
    })),
    tx,
  );
  for (const { pluginId, door } of doors) {
    const ctx = host.context(pluginId, practiceId, null);
    for (const { clientId, row } of fresh) {
      const values = row.plugins.get(pluginId);
      const wrong = values && (await door.add(ctx, { clientId, values }, tx));
      if (wrong) notes.set(clientId, { ...notes.get(clientId), ...namedBy(pluginId, wrong) });
    }
  }
  if (batch.choices.invite) for (const one of fresh) await inviteClient(host, batch, one, tx);
  return notes;
}

async function inviteClient(host: Host, batch: ImportBatch, { clientId, row: { values } }: NewRow, tx: Tx): Promise<void> {
  const { email, firstName, lastName, nameUsed, phone } = values;
  if (!email || !firstName || !lastName) return;
  await invitePortalUser(
    host,
    batch.practiceId,
    { clientId, firstName: nameUsed ?? firstName, lastName, email, phone: phone ?? null, relationship: "self", permissions: permissionPresets["client"]?.permissions ?? [], alerts: true },
    batch.staffId,
    tx,
  );
}
