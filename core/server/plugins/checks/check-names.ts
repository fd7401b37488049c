import type { PluginCheck } from "../candidate.ts";

/** Everything that others see by name starts with the plugin's id. */
export const checkNames: PluginCheck = {
  name: "names",
  problems({ id, manifest, plugin }) {
    const named: [string, string][] = [
      ...Object.keys(manifest.permissions).map((name): [string, string] => ["permission", name]),
      ...(plugin.cards ?? []).map((card): [string, string] => ["card", card.kind]),
      ...(plugin.events ?? []).map((event): [string, string] => ["event", event.name]),
      ...Object.keys(plugin.provides ?? {}).map((name): [string, string] => ["capability", name]),
      ...(plugin.notifications ?? []).map((notice): [string, string] => ["notification", notice.kind]),
      ...(plugin.profileItems ?? []).map((item): [string, string] => ["profile item", item.id]),
    ];
    return named
      .filter(([, name]) => !name.startsWith(`${id}.`))
      .map(([what, name]) => `${id}: the ${what} "${name}" must be called "${id}.${name.split(".").at(-1)}"`);
  },
};
