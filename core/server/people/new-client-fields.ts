import type { Tx } from "../database/database.ts";
import { invalid } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import type { PluginContext } from "../plugins/plugin-context.ts";
import { namedBy } from "../transfer/add-clients.ts";
import type { ImportColumns } from "../transfer/import-columns.ts";
import { importingPlugins } from "../transfer/offered-fields.ts";
import type { StaffViewer } from "../viewer.ts";
import { holdsPermission } from "./permissions.ts";

/** A field that a plugin adds to + New Client. */
export interface NewClientField {
  /** `<plugin>.<column>` */
  name: string;
  label: string;
  hint: string;
}

/** What this person may fill in of plugins that are on. */
const doorsFor = async (host: Host, viewer: StaffViewer) => (await importingPlugins(host, viewer.practiceId)).filter(({ door }) => holdsPermission(host.registry, viewer, door.permission));

/** The fields of + New Client that come from plugins. */
export async function newClientFields(host: Host, viewer: StaffViewer): Promise<NewClientField[]> {
  return (await doorsFor(host, viewer)).flatMap(({ pluginId, door }) => door.columns.flatMap(({ name, label, hint }) => (hint === undefined ? [] : [{ name: `${pluginId}.${name}`, label, hint }])));
}

export interface Addition {
  pluginId: string;
  door: ImportColumns;
  plugin: PluginContext;
  values: Record<string, string>;
}

/** Stores what was filled in for a client who was just made. @throws AppError `INVALID` */
export async function addAdditions(additions: readonly Addition[], clientId: string, tx: Tx): Promise<void> {
  for (const { pluginId, door, plugin, values } of additions) {
    const wrong = await door.add(plugin, { clientId, values }, tx);
    if (wrong && Object.keys(wrong).length > 0) throw invalid(namedBy(pluginId, wrong));
  }
}

/** What was filled in, checked by the plugins whose it is. @throws AppError `INVALID` with the fields `<plugin>.<column>` */
export async function readAdditions(host: Host, viewer: StaffViewer, more: Record<string, Record<string, string>>): Promise<Addition[]> {
  const asked = Object.entries(more).map(([pluginId, values]) => ({ pluginId, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) })).filter(({ values }) => Object.keys(values).length > 0);
  if (asked.length === 0) return [];
  const doors = await doorsFor(host, viewer);
  const problems: Record<string, string> = {};
  const found = [];
  for (const { pluginId, values } of asked) {
    const door = doors.find((one) => one.pluginId === pluginId)?.door;
    const plugin = host.context(pluginId, viewer.practiceId, viewer);
    const wrong = door ? await door.check(plugin, values) : Object.fromEntries(Object.keys(values).map((name) => [name, "This cannot be filled in here any more. Empty it to go on."]));
    Object.assign(problems, namedBy(pluginId, wrong));
    if (door) found.push({ pluginId, door, plugin, values });
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return found;
}
