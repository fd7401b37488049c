import { join } from "node:path";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { createBackgroundLoop } from "../outbox/background-loop.ts";
import { insertRows } from "../outbox/insert-rows.ts";
import { CONTENT_COLUMNS, createAuditChain, type AuditContent } from "./audit-chain.ts";
import type { Audit, AuditLine } from "./audit.ts";
import { createHeadFile } from "./head-file.ts";
import { listLines } from "./list-lines.ts";
import { sealLines } from "./seal-lines.ts";
import { verifyChain } from "./verify-chain.ts";

const COLUMNS = [...CONTENT_COLUMNS, "mac"];

// Cut and cleaned here and not by the database, so that the mac covers what is stored.
const stored = (text: string | null | undefined, length: number): string | null => text?.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, length) ?? null;

const contentOf = (line: AuditLine, now: number): AuditContent => ({
  id: newId(),
  practice_id: line.practiceId,
  at: now,
  plugin_id: line.pluginId,
  verb: line.verb,
  actor_kind: line.actor.kind,
  actor_id: line.actor.id,
  account_id: line.actor.accountId,
  client_id: line.clientId ?? null,
  subject: stored(line.subject, 100),
  address: stored(line.address, 60),
  device: stored(line.device, 300),
  result: line.result ?? "ok",
  detail: line.detail ? JSON.stringify(line.detail) : null,
});

/** The audit log of one portal process. */
export function createAudit(host: Host): Audit {
  const chain = createAuditChain(host.options.secret);
  const heads = createHeadFile(join(host.options.dataDir, "audit-heads.log"), () => chain);

  const seal = async (): Promise<number> => {
    let total = 0;
    const practices = await host.db.hot.all<{ practice_id: string }>("SELECT DISTINCT practice_id FROM audit_log WHERE chain_n IS NULL");
    for (const { practice_id } of practices) {
      for (let done = await sealLines(host, chain, practice_id); done; done = await sealLines(host, chain, practice_id)) {
        total += done.sealed;
        await heads.append([done.head]);
      }
    }
    return total;
  };

  const loop = createBackgroundLoop(host, { name: "audit", idleMs: 1_000, turn: async () => ((await seal()), false) });

  return {
    async record(lines, sql) {
      const now = host.clock.now();
      const rows = lines.map((line) => {
        const content = contentOf(line, now);
        return [...CONTENT_COLUMNS.map((name) => content[name]), chain.mac(content)];
      });
      await insertRows(sql, "audit_log", COLUMNS, rows);
    },
    seal,
    verify: (practiceId) => verifyChain(host, chain, heads, practiceId),
    async list(practiceId, filter) {
      // A line gets its number when it is sealed, and whoever looks wants to see the last ones.
      await seal();
      return listLines(host, practiceId, filter);
    },
    start: () => loop.start(),
    async stop() {
      await loop.stop();
    },
  };
}
