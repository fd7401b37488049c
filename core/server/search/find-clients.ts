import type { SqlValue } from "../database/database.ts";
import { seesAllClients } from "../people/people-access.ts";
import { clientName } from "../people/people-rows.ts";
import { holdsPermission } from "../people/permissions.ts";
import type { SearchSource } from "./search-source.ts";

interface Row { id: string; first_name: string; last_name: string; name_used: string | null; archived_at: number | null; created_at: number }

const like = (word: string): string => `%${word.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;

/** Clients by name, for staff. */
export const clientsSource: SearchSource = {
  id: "clients",
  label: "Clients",
  open: (host, viewer) => Promise.resolve(viewer.kind === "staff" && holdsPermission(host.registry, viewer, "core.clients.read")),
  async find(host, viewer, { text, limit, clientId, from, until }) {
    if (viewer.kind !== "staff" || from !== null || until !== null) return { hits: [], partly: false };
    const where = ["c.practice_id = ?", "c.merged_into IS NULL"];
    const params: SqlValue[] = [viewer.practiceId];
    if (!seesAllClients(host, viewer)) {
      where.push("EXISTS (SELECT 1 FROM client_professionals p WHERE p.practice_id = c.practice_id AND p.client_id = c.id AND p.staff_id = ?)");
      params.push(viewer.staffId);
    }
    if (clientId !== null) {
      where.push("c.id = ?");
      params.push(clientId);
    }
    for (const word of text.normalize("NFC").split(/\s+/).filter(Boolean).slice(0, 5)) {
      where.push("(c.first_name LIKE ? ESCAPE '!' OR c.last_name LIKE ? ESCAPE '!' OR c.name_used LIKE ? ESCAPE '!')");
      params.push(like(word), like(word), like(word));
    }
    const rows = await host.db.hot.all<Row>(`SELECT c.id, c.first_name, c.last_name, c.name_used, c.archived_at, c.created_at FROM clients c WHERE ${where.join(" AND ")} ORDER BY c.last_name, c.first_name, c.id LIMIT ${Math.trunc(limit)}`, params);
    return {
      hits: rows.map((row) => ({ title: clientName({ firstName: row.first_name, lastName: row.last_name, nameUsed: row.name_used }), context: row.archived_at === null ? "Open the chart" : "Archived", href: `/staff/clients/${row.id}`, at: Number(row.created_at), clientId: row.id })),
      partly: false,
    };
  },
};
