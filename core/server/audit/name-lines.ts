import type { Host } from "../host-parts.ts";
import type { ListedLine } from "./audit.ts";

/** A line with names instead of ids alone. */
export interface NamedLine extends ListedLine {
  /** Who did it, as they are called now; null when nobody is called by this id any more. */
  actorName: string | null;
  clientName: string | null;
}

async function namesOf(host: Host, table: "staff" | "clients" | "portal_users", practiceId: string, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return new Map();
  const columns = table === "staff" ? "id, name, NULL AS last_name" : "id, COALESCE(name_used, first_name) AS name, last_name";
  const rows = await host.db.hot.all<{ id: string; name: string; last_name: string | null }>(
    `SELECT ${columns} FROM ${table} WHERE practice_id = ? AND id IN (${wanted.map(() => "?").join(", ")})`,
    [practiceId, ...wanted],
  );
  return new Map(rows.map((row) => [row.id, [row.name, row.last_name].filter(Boolean).join(" ")]));
}

/** Adds the names of who acted and whom it was about, within the practice. */
export async function nameLines(host: Host, practiceId: string, lines: readonly ListedLine[]): Promise<NamedLine[]> {
  const actors = (kind: string) => lines.filter((line) => line.actor.kind === kind).map((line) => line.actor.id);
  const [staff, portal, clients] = await Promise.all([
    namesOf(host, "staff", practiceId, actors("staff")),
    namesOf(host, "portal_users", practiceId, actors("portal")),
    namesOf(host, "clients", practiceId, lines.map((line) => line.clientId)),
  ]);
  return lines.map((line) => ({
    ...line,
    actorName: line.actor.kind === "system" ? "The portal" : ((line.actor.kind === "staff" ? staff : portal).get(line.actor.id ?? "") ?? null),
    clientName: clients.get(line.clientId ?? "") ?? null,
  }));
}
