import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { CONTENT_COLUMNS, type AuditContent } from "./audit-chain.ts";
import type { Audit } from "./audit.ts";

/** Reads sealed lines, newest first, with the sentence of their verb. */
export const listLines = async (host: Host, practiceId: string, filter: Parameters<Audit["list"]>[1]): ReturnType<Audit["list"]> => {
  const wanted: [string, SqlValue | undefined][] = [
    ["client_id = ?", filter.clientId],
    ["actor_id = ?", filter.actorId],
    ["plugin_id = ?", filter.pluginId],
    ["verb = ?", filter.verb],
    ["at >= ?", filter.from],
    ["at < ?", filter.until],
    ["chain_n < ?", filter.before],
  ];
  const where = ["practice_id = ?", "chain_n IS NOT NULL"];
  const params: SqlValue[] = [practiceId];
  for (const [words, value] of wanted) {
    if (value === undefined) continue;
    where.push(words);
    params.push(value);
  }
  for (const [column, ids] of [["client_id", filter.clientIds], ["actor_id", filter.actorIds]] as const) {
    if (!ids) continue;
    where.push(ids.length === 0 ? "1 = 0" : `${column} IN (${ids.map(() => "?").join(", ")})`);
    params.push(...ids);
  }
  const limit = Math.min(Math.max(1, Math.trunc(filter.limit)), 500);
  const rows = await host.db.hot.all<AuditContent & { chain_n: number }>(
    `SELECT ${CONTENT_COLUMNS.join(", ")}, chain_n FROM audit_log WHERE ${where.join(" AND ")} ORDER BY chain_n DESC LIMIT ${limit}`,
    params,
  );
  return rows.map((row) => {
    const line = {
      n: row.chain_n,
      at: row.at,
      practiceId: row.practice_id,
      pluginId: row.plugin_id,
      verb: row.verb,
      sentence: host.registry.get(row.plugin_id)?.plugin?.audit?.[row.verb] ?? row.verb,
      actor: { kind: row.actor_kind, id: row.actor_id, accountId: row.account_id },
      clientId: row.client_id,
      subject: row.subject,
      address: row.address,
      device: row.device,
      result: row.result,
    };
    return row.detail === null ? line : { ...line, detail: JSON.parse(row.detail) as Record<string, string | number | boolean> };
  });
};
