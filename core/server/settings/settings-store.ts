import type { Tx } from "../database/database.ts";
import type { EffectiveSetting, SettingLevel } from "./define-settings.ts";

/** Stored values by plugin and level; schemas come from the plugins, `core` included. */
export interface SettingsStore {
  effective(practiceId: string, pluginId: string, of?: { staffId?: string; clientId?: string }): Promise<Record<string, EffectiveSetting>>;
  /** Validates and stores the given fields only; secrets are sealed. Answers messages by field when something is wrong. */
  save(
    to: { practiceId: string; pluginId: string; level: SettingLevel; levelId: string | null },
    values: Record<string, unknown>,
    tx: Tx,
  ): Promise<{ ok: true } | { ok: false; fields: Record<string, string> }>;
  /** Whether the practice's stored values pass the schema; a plugin with settings that do not is not on. */
  problem(practiceId: string, pluginId: string): Promise<string | null>;
}
