import type { PluginRegistry } from "./plugin-registry.ts";

/** What a person is told when a plugin is off: no reason that is not theirs. */
export function pluginOffSentence(registry: PluginRegistry, pluginId: string): string {
  const name = registry.get(pluginId)?.manifest?.name ?? "this part of the portal";
  return `Your practice has turned off ${name.charAt(0).toLowerCase()}${name.slice(1)}.`;
}
