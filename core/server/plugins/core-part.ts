import type { PluginDefinition } from "./define-plugin.ts";
import { pluginMigrations } from "./migrations.ts";
import { pluginSwitched } from "./switch-plugin.ts";

/** What switching plugins adds to core. */
export const pluginsPart = {
  migrations: pluginMigrations,
  events: [pluginSwitched],
  audit: { "plugin-on": "turned a plugin on", "plugin-off": "turned a plugin off", "plugin-stopped": "stopped a plugin that failed three times", "settings-saved": "changed settings" },
} satisfies Partial<PluginDefinition>;
