import type { Sql, SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { CHAIN_START, CONTENT_COLUMNS, type AuditChain, type AuditContent, type AuditHead } from "./audit-chain.ts";

/** A line that waits for its place in the chain. */
export type WaitingLine = AuditContent & { mac: string };

const BATCH = 200;
const TOGETHER = 20;

async function currentHead(host: Host, sql: Sql, practiceId: string): Promise<AuditHead> {
  await sql.run(host.db.upsertSql("audit_heads", ["practice_id", "n", "hash", "signature", "sealed_at"], ["practice_id"], []), [practiceId, 0, CHAIN_START, "", 0]);
  // Whoever holds this row is the one sealer of the practice; SQLite has one writer anyway.
  const lock = host.db.engine === "mysql" ? " FOR UPDATE" : "";
  const [row] = await sql.all<{ n: number; hash: string }>(`SELECT n, hash FROM audit_heads WHERE practice_id = ?${lock}`, [practiceId]);
  return { practiceId, n: row?.n ?? 0, hash: row?.hash ?? CHAIN_START };
}

async function writeLinks(sql: Sql, links: readonly { id: string; n: number; previous: string; hash: string }[]): Promise<void> {
  for (let from = 0; from < links.length; from += TOGETHER) {
    const part = links.slice(from, from + TOGETHER);
    const choose = `CASE id ${part.map(() => "WHEN ? THEN ?").join(" ")} END`;
    const values = (pick: (link: (typeof part)[number]) => SqlValue): SqlValue[] => part.flatMap((link) => [link.id, pick(link)]);
    await sql.run(
      `UPDATE audit_log SET chain_n = ${choose}, prev_hash = ${choose}, hash = ${choose} WHERE id IN (${part.map(() => "?").join(", ")}) AND chain_n IS NULL`,
      [...values(({ n }) => n), ...values(({ previous }) => previous), ...values(({ hash }) => hash), ...part.map(({ id }) => id)],
    );
  }
}

/** Chains up to one batch of a practice's waiting lines in their order; answers the new head, or null when none waited. */
export async function sealLines(host: Host, chain: AuditChain, practiceId: string): Promise<{ head: AuditHead; sealed: number } | null> {
  return host.db.hotTransaction(async (sql) => {
    const before = await currentHead(host, sql, practiceId);
    const waiting = await sql.all<WaitingLine>(
      `SELECT ${CONTENT_COLUMNS.join(", ")}, mac FROM audit_log WHERE practice_id = ? AND chain_n IS NULL ORDER BY id LIMIT ${BATCH}`,
      [practiceId],
    );
    // A line that the portal did not write stays outside the chain, where verify finds it.
    const genuine = waiting.filter((line) => chain.mac(line) === line.mac);
    if (genuine.length === 0) return null;
    let { n, hash } = before;
    const links = genuine.map(({ id, mac }) => {
      const previous = hash;
      n += 1;
      hash = chain.link(previous, n, mac);
      return { id, n, previous, hash };
    });
    await writeLinks(sql, links);
    const head = { practiceId, n, hash };
    await sql.run("UPDATE audit_heads SET n = ?, hash = ?, signature = ?, sealed_at = ? WHERE practice_id = ?", [n, hash, chain.sign(head), host.clock.now(), practiceId]);
    return { head, sealed: links.length };
  });
}
