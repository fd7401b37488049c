import type { SqlValue } from "../database/database.ts";
import type { Host } from "../host-parts.ts";
import { newId } from "../ids.ts";
import { insertRows } from "./insert-rows.ts";

interface NewRow {
  id: string;
  practice_id: string;
  plugin_id: string;
  kind: string;
  name: string;
  version: number;
  due_at: number;
}

const COLUMNS = ["id", "practice_id", "plugin_id", "state", "due_at", "created_at", "outbox_id", "consumer"];
const BATCH = 100;

function consumersOf(host: Host, row: NewRow): { pluginId: string; consumer: string }[] {
  if (row.kind !== "event") return [{ pluginId: row.plugin_id, consumer: row.plugin_id }];
  return host.registry
    .listeners(row.name)
    .filter(({ listener }) => listener.version === row.version)
    .map(({ pluginId, listener }) => ({ pluginId, consumer: `${pluginId}/${listener.as}` }));
}

/** Writes one delivery for each consumer of the outbox rows that are due; answers how many it took, and whether more may wait. */
export async function expandRows(host: Host): Promise<{ taken: number; more: boolean }> {
  const { db } = host;
  const now = host.clock.now();
  const due = "expanded = 0 AND due_at <= ?";
  const [one] = await db.hot.all(`SELECT id FROM outbox WHERE ${due} LIMIT 1`, [now]);
  if (!one) return { taken: 0, more: false };
  const chosen = `${due} ORDER BY due_at, id LIMIT ${BATCH}`;
  const words = db.engine === "mysql" ? chosen : `id IN (SELECT id FROM outbox WHERE ${chosen})`;
  return db.hotTransaction(async (sql) => {
    const claim = newId();
    const { changes } = await sql.run(`UPDATE outbox SET expanded = 1, claim = ? WHERE ${words}`, [claim, now]);
    if (changes === 0) return { taken: 0, more: false };
    const rows = await sql.all<NewRow>("SELECT id, practice_id, plugin_id, kind, name, version, due_at FROM outbox WHERE claim = ? ORDER BY due_at, id", [claim]);
    const deliveries = rows.flatMap((row) =>
      consumersOf(host, row).map(({ pluginId, consumer }): SqlValue[] => [newId(), row.practice_id, pluginId, "waiting", row.due_at, now, row.id, consumer]),
    );
    await insertRows(sql, "outbox_deliveries", COLUMNS, deliveries);
    return { taken: rows.length, more: rows.length === BATCH };
  });
}
