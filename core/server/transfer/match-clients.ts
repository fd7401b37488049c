import type { Host } from "../host-parts.ts";
import type { ImportValues } from "./import-fields.ts";
import { folded, foldedName as nameKey, isSamePerson as isSame, type KnownPerson as Known } from "./same-person.ts";

/** Finds who is there already, among the practice's clients and the rows before. */
export interface ClientMatcher {
  find(values: ImportValues): { clientId: string } | { row: number } | null;
  /** Remembers a row that is to become a client. */
  add(values: ImportValues, row: number): void;
}

/** Reads the practice's clients once. */
export async function createMatcher(host: Host, practiceId: string): Promise<ClientMatcher> {
  const byName = new Map<string, (Known & ({ clientId: string } | { row: number }))[]>();
  const keep = (key: string, one: Known & ({ clientId: string } | { row: number })): void => {
    const list = byName.get(key);
    if (list) list.push(one);
    else byName.set(key, [one]);
  };
  const knownOf = (values: ImportValues): Known => ({ birthDate: values["birthDate"] ?? null, email: folded(values["email"]) || null });
  const step = 2_000;
  for (let after = ""; ; ) {
    const rows = await host.db.hot.all<{ id: string; first_name: string; last_name: string; name_used: string | null; birth_date: string | null; email: string | null }>(
      `SELECT id, first_name, last_name, name_used, birth_date, email FROM clients WHERE practice_id = ? AND id > ? ORDER BY id LIMIT ${step}`,
      [practiceId, after],
    );
    for (const row of rows) {
      const known = { clientId: row.id, birthDate: row.birth_date, email: folded(row.email) || null };
      keep(nameKey(row.first_name, row.last_name), known);
      if (row.name_used && folded(row.name_used) !== folded(row.first_name)) keep(nameKey(row.name_used, row.last_name), known);
    }
    after = rows.at(-1)?.id ?? "";
    if (rows.length < step) break;
  }
  return {
    find(values) {
      const known = knownOf(values);
      const found = byName.get(nameKey(values["firstName"], values["lastName"]))?.find((one) => isSame(one, known));
      return found ? ("clientId" in found ? { clientId: found.clientId } : { row: found.row }) : null;
    },
    add: (values, row) => keep(nameKey(values["firstName"], values["lastName"]), { ...knownOf(values), row }),
  };
}
