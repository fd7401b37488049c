import { z } from "zod";
import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import type { AuditFilter } from "./audit.ts";

const word = (most: number) => z.string().trim().max(most).optional();

/** What the audit page can be narrowed by. */
export const auditQuery = z.object({
  /** Part of the name of a staff member or portal user. */
  person: word(100),
  personId: word(26),
  /** Part of a client's name. */
  client: word(100),
  clientId: word(26),
  /** `<plugin id>.<verb>` */
  verb: word(110),
  /** Epoch milliseconds, the first included. */
  from: z.number().int().optional(),
  /** Epoch milliseconds, the last left out. */
  until: z.number().int().optional(),
});

export type AuditQuery = z.infer<typeof auditQuery>;

const mostFound = 200;
const escaped = (text: string): string => `%${text.replaceAll(/[!%_]/g, "!$&")}%`;

async function idsNamed(host: Host, sql: string, params: readonly SqlValue[]): Promise<string[]> {
  return (await host.db.hot.all<{ id: string }>(`${sql} LIMIT ${mostFound}`, params)).map((row) => row.id);
}

/** A client's record and those that were merged into it: what was written down about them stays under their own ids. */
export async function recordsOf(host: Host, practiceId: string, clientId: string): Promise<string[]> {
  return [clientId, ...(await idsNamed(host, "SELECT id FROM clients WHERE practice_id = ? AND merged_into = ?", [practiceId, clientId]))];
}

/** Turns names into the ids that lines carry, within one practice. */
export async function auditFilter(host: Host, practiceId: string, query: AuditQuery): Promise<AuditFilter> {
  const filter: AuditFilter = {};
  const full = host.db.engine === "mysql" ? "CONCAT(first_name, ' ', last_name)" : "first_name || ' ' || last_name";
  if (query.personId) filter.actorId = query.personId;
  else if (query.person) {
    const like = escaped(query.person);
    filter.actorIds = [
      ...(await idsNamed(host, "SELECT id FROM staff WHERE practice_id = ? AND name LIKE ? ESCAPE '!'", [practiceId, like])),
      ...(await idsNamed(host, `SELECT id FROM portal_users WHERE practice_id = ? AND ${full} LIKE ? ESCAPE '!'`, [practiceId, like])),
    ];
  }
  if (query.clientId) filter.clientIds = await recordsOf(host, practiceId, query.clientId);
  else if (query.client) filter.clientIds = await idsNamed(host, `SELECT id FROM clients WHERE practice_id = ? AND (${full} LIKE ? ESCAPE '!' OR name_used LIKE ? ESCAPE '!')`, [practiceId, escaped(query.client), escaped(query.client)]);
  if (query.verb) {
    const dot = query.verb.indexOf(".");
    filter.pluginId = query.verb.slice(0, dot);
    filter.verb = query.verb.slice(dot + 1);
  }
  if (query.from !== undefined) filter.from = query.from;
  if (query.until !== undefined) filter.until = query.until;
  return filter;
}
