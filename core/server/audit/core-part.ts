import { int, json, string, time, ulid } from "../database/columns.ts";
import type { MigrationTools } from "../database/migrate.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";

const CONTENT = [
  "id", "practice_id", "at", "plugin_id", "verb", "actor_kind", "actor_id", "account_id", "client_id", "subject", "address", "device", "result", "detail", "mac",
];
// Not in the prepared protocol (1295), or the account may not make triggers (1419, 1142, 1227).
const NOT_HERE = new Set([1295, 1419, 1142, 1227]);

async function addTriggers(m: MigrationTools): Promise<void> {
  if (m.engine === "sqlite") {
    const changed = CONTENT.map((name) => `NEW.${name} IS NOT OLD.${name}`).join(" OR ");
    await m.sql(`CREATE TRIGGER IF NOT EXISTS audit_log_keeps BEFORE UPDATE ON audit_log WHEN OLD.hash IS NOT NULL OR ${changed}
      BEGIN SELECT RAISE(ABORT, 'audit_log: a line is never changed'); END`);
    await m.sql(`CREATE TRIGGER IF NOT EXISTS audit_log_stays BEFORE DELETE ON audit_log
      BEGIN SELECT RAISE(ABORT, 'audit_log: a line is never deleted'); END`);
    return;
  }
  const changed = CONTENT.map((name) => `NOT (NEW.${name} <=> OLD.${name})`).join(" OR ");
  const refuse = (what: string): string => `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_log: a line is never ${what}'`;
  try {
    await m.sql(`CREATE TRIGGER IF NOT EXISTS audit_log_keeps BEFORE UPDATE ON audit_log FOR EACH ROW
      BEGIN IF OLD.hash IS NOT NULL OR ${changed} THEN ${refuse("changed")}; END IF; END`);
    await m.sql(`CREATE TRIGGER IF NOT EXISTS audit_log_stays BEFORE DELETE ON audit_log FOR EACH ROW ${refuse("deleted")}`);
  } catch (error) {
    // The chain finds what a trigger would have refused, so a server without them is no reason not to start.
    const cause: unknown = error instanceof Error && "parent" in error ? error.parent : error;
    const errno: unknown = cause instanceof Error && "errno" in cause ? cause.errno : undefined;
    if (typeof errno !== "number" || !NOT_HERE.has(errno)) throw error;
  }
}

/** The tables of the audit log: its lines, and how far each practice's chain has come. */
export const auditPart = {
  migrations: [
    {
      name: "audit-log",
      async up(m) {
        await m.createTable(
          "audit_log",
          {
            id: ulid(),
            practice_id: string(26, { binary: true }),
            at: time(),
            plugin_id: string(40, { binary: true }),
            verb: string(60, { binary: true }),
            actor_kind: string(10, { binary: true }),
            actor_id: string(26, { binary: true }).nullable(),
            account_id: string(26, { binary: true }).nullable(),
            client_id: string(26, { binary: true }).nullable(),
            subject: string(100, { binary: true }).nullable(),
            address: string(60, { binary: true }).nullable(),
            device: string(300, { binary: true }).nullable(),
            result: string(10, { binary: true }),
            detail: json().nullable(),
            // Proves that the portal wrote the line, before it is in the chain.
            mac: string(64, { binary: true }),
            chain_n: int().nullable(),
            prev_hash: string(64, { binary: true }).nullable(),
            hash: string(64, { binary: true }).nullable(),
          },
          {
            primaryKey: ["id"],
            unique: [["practice_id", "chain_n"]],
            indexes: [["chain_n", "id"], ["practice_id", "client_id", "chain_n"], ["practice_id", "actor_id", "chain_n"]],
          },
        );
        await m.createTable(
          "audit_heads",
          { practice_id: string(26, { binary: true }), n: int(), hash: string(64, { binary: true }), signature: string(64, { binary: true }), sealed_at: time() },
          { primaryKey: ["practice_id"] },
        );
      },
    },
    { name: "audit-log-triggers", up: addTriggers },
  ],
} satisfies Partial<PluginDefinition>;
