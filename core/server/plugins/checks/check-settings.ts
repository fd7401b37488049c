import type { PluginCheck } from "../candidate.ts";
import type { SettingMeta } from "../../settings/define-settings.ts";

/** A plugin works before anybody has set anything, and each field can be shown. */
export const checkSettings: PluginCheck = {
  name: "settings",
  problems({ id, plugin }) {
    if (!plugin.settings) return [];
    const problems = Object.entries(plugin.settings.shape)
      .filter(([, field]) => !(field as { meta?(): SettingMeta | undefined }).meta?.()?.label)
      .map(([name]) => `${id}: the setting "${name}" has no label; add .meta({ label: "…" }) as its last call`);
    const defaults = plugin.settings.safeParse({});
    if (!defaults.success) {
      problems.push(...defaults.error.issues.map((issue) => `${id}: the setting "${issue.path.join(".")}" has no default that passes its own schema; add .default(…) before .meta`));
    }
    return problems;
  },
};
