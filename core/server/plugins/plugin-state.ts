/** Why a plugin is not on for a practice. */
export type OffReason = "not-installed" | "failed" | "switched-off" | "stopped" | "settings" | "requires";

/** Installed, healthy and wanted are three facts; the answer always says which one is missing. */
export type PluginState = { on: true } | { on: false; reason: OffReason; detail: string };

export interface PluginStates {
  state(practiceId: string, pluginId: string): Promise<PluginState>;
  /** The same from a cache at most one second old; null when it must be asked for. */
  known(practiceId: string, pluginId: string): PluginState | null;
  /** Every installed plugin of the practice with its state. */
  all(practiceId: string): Promise<Map<string, PluginState>>;
}
