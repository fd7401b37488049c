import type { Tx } from "../../database/database.ts";
import type { Host } from "../../host-parts.ts";
import type { AnyModelDefinition } from "../../plugins/define-model.ts";

/** One table of a plugin that says which client, or which portal user, a row is about. */
interface PersonTable {
  pluginId: string;
  pluginName: string;
  table: string;
  column: "client_id" | "portal_user_id";
}

const has = (model: AnyModelDefinition, attribute: string): boolean => Object.hasOwn(model.attributes, attribute);

/** The tables of every installed plugin, on or off, whose models have `clientId` or `portalUserId`. */
export function personTables(host: Host): PersonTable[] {
  return host.registry.all().flatMap(({ id, manifest, plugin }) =>
    (plugin?.models ?? []).flatMap((model): PersonTable[] => {
      const of = { pluginId: id, pluginName: manifest?.name ?? id, table: model.table };
      return [...(has(model, "clientId") ? [{ ...of, column: "client_id" as const }] : []), ...(has(model, "portalUserId") ? [{ ...of, column: "portal_user_id" as const }] : [])];
    }),
  );
}

/** How many rows about a client each plugin has, by the plugin's name. */
export async function countPluginRows(host: Host, practiceId: string, clientId: string): Promise<{ label: string; count: number }[]> {
  const counts = new Map<string, number>();
  for (const { pluginName, table, column } of personTables(host)) {
    const where = column === "client_id" ? "client_id = ?" : "portal_user_id IN (SELECT u.id FROM portal_users u WHERE u.client_id = ?)";
    const [row] = await host.db.hot.all<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE practice_id = ? AND ${where}`, [practiceId, clientId]);
    counts.set(pluginName, (counts.get(pluginName) ?? 0) + Number(row?.n ?? 0));
  }
  return [...counts].filter(([, count]) => count > 0).map(([label, count]) => ({ label, count }));
}

/** What the host moves by itself: rows by client, and by portal user where one person had two seats. */
export async function movePluginRows(host: Host, practiceId: string, column: PersonTable["column"], { from, into }: { from: string; into: string }, tx: Tx): Promise<void> {
  for (const table of personTables(host).filter((one) => one.column === column)) await tx.run(`UPDATE ${table.table} SET ${column} = ? WHERE practice_id = ? AND ${column} = ?`, [into, practiceId, from]);
}
