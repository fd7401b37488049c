import type { Host } from "../host-parts.ts";
import { importFields, type ImportField } from "./import-fields.ts";
import type { ImportColumns } from "./import-columns.ts";

/** Plugins that are on and take columns of their own. */
export async function importingPlugins(host: Host, practiceId: string): Promise<{ pluginId: string; name: string; door: ImportColumns }[]> {
  const found: { pluginId: string; name: string; door: ImportColumns }[] = [];
  for (const { id, plugin, manifest } of host.registry.all()) {
    const door = plugin?.imports?.clients;
    if (door && manifest && (await host.states.state(practiceId, id)).on) found.push({ pluginId: id, name: manifest.name, door });
  }
  return found;
}

/** Core's columns and those of plugins that are on. */
export async function offeredFields(host: Host, practiceId: string): Promise<ImportField[]> {
  const plugins = await importingPlugins(host, practiceId);
  return [
    ...importFields,
    ...plugins.flatMap(({ pluginId, door }) => door.columns.map((column) => ({ name: `${pluginId}.${column.name}`, label: column.label, example: column.example, guesses: column.guesses ?? [] }))),
  ];
}
