import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";

type Ids = { practiceId: string; from: string; into: string };

/** Tables of the core that name a client in one column and in no key. */
const plainTables = ["portal_users", "invitations", "inbox_conversations", "import_rows", "profile_changes"] as const;

/** Moves what the core keeps about one record to the other; what both have stays once. */
export async function moveCoreRows(host: Host, { practiceId, from, into }: Ids, tx: Tx): Promise<void> {
  for (const table of plainTables) await tx.run(`UPDATE ${table} SET client_id = ? WHERE practice_id = ? AND client_id = ?`, [into, practiceId, from]);
  await moveContacts({ practiceId, from, into }, tx);
  await moveCareTeam({ practiceId, from, into }, tx);
  // Derived tables, since MySQL reads no table that it changes.
  await tx.run("DELETE FROM desk_cover_access WHERE practice_id = ? AND client_id = ? AND period_id IN (SELECT period_id FROM (SELECT period_id FROM desk_cover_access WHERE client_id = ?) have)", [practiceId, from, into]);
  await tx.run("UPDATE desk_cover_access SET client_id = ? WHERE practice_id = ? AND client_id = ?", [into, practiceId, from]);
  // Choices made for the staying record hold; the other's where it had none.
  await tx.run("DELETE FROM settings WHERE practice_id = ? AND level = 'client' AND level_id = ? AND plugin_id IN (SELECT plugin_id FROM (SELECT plugin_id FROM settings WHERE practice_id = ? AND level = 'client' AND level_id = ?) have)", [practiceId, from, practiceId, into]);
  await tx.run("UPDATE settings SET level_id = ? WHERE practice_id = ? AND level = 'client' AND level_id = ?", [into, practiceId, from]);
}

async function moveContacts({ practiceId, from, into }: Ids, tx: Tx): Promise<void> {
  const rows = await tx.all<{ id: string; client_id: string; name: string; email: string | null; phone: string | null }>("SELECT id, client_id, name, email, phone FROM client_contacts WHERE practice_id = ? AND client_id IN (?, ?)", [practiceId, from, into]);
  const print = (row: (typeof rows)[number]): string => [row.name, row.email, row.phone].map((one) => (one ?? "").trim().toLowerCase()).join("|");
  const known = new Set(rows.filter((row) => row.client_id === into).map(print));
  for (const row of rows.filter((one) => one.client_id === from)) {
    if (known.has(print(row))) await tx.run("DELETE FROM client_contacts WHERE id = ? AND practice_id = ?", [row.id, practiceId]);
    else await tx.run("UPDATE client_contacts SET client_id = ? WHERE id = ? AND practice_id = ?", [into, row.id, practiceId]);
  }
}

/** The staying record's professionals keep their places, the other's follow. */
async function moveCareTeam({ practiceId, from, into }: Ids, tx: Tx): Promise<void> {
  const rows = await tx.all<{ client_id: string; staff_id: string; position: number }>("SELECT client_id, staff_id, position FROM client_professionals WHERE practice_id = ? AND client_id IN (?, ?) ORDER BY position", [practiceId, from, into]);
  const known = new Set(rows.filter((row) => row.client_id === into).map((row) => row.staff_id));
  let position = Math.max(-1, ...rows.filter((row) => row.client_id === into).map((row) => Number(row.position)));
  await tx.run("DELETE FROM client_professionals WHERE practice_id = ? AND client_id = ?", [practiceId, from]);
  for (const { staff_id } of rows.filter((row) => row.client_id === from && !known.has(row.staff_id))) {
    await tx.run("INSERT INTO client_professionals (practice_id, client_id, staff_id, position) VALUES (?, ?, ?, ?)", [practiceId, into, staff_id, ++position]);
  }
}
