import type { Host } from "../host-parts.ts";
import type { EffectiveSetting, SettingLevel, SettingMeta, SettingsSchema } from "./define-settings.ts";
import type { SettingsStore } from "./settings-store.ts";

interface StoredRow {
  plugin_id: string;
  level: SettingLevel;
  level_id: string;
  data: string;
  secrets: string | null;
}

interface Layer {
  level: SettingLevel;
  levelId: string;
  values: Record<string, unknown>;
}

const cacheMs = 1_000;

/** How a field wants to be shown and set. */
export const settingMeta = (schema: SettingsSchema, field: string): SettingMeta =>
  ((schema.shape[field] as { meta?(): SettingMeta | undefined } | undefined)?.meta?.() as SettingMeta | undefined) ?? { label: field };

/** Settings by plugin: stored as the fields that were set, read as schema defaults with the layers laid over them. */
export function createSettings(host: Host): SettingsStore {
  const cache = new Map<string, { at: number; layers: Map<string, Layer[]> }>();
  host.bus.on("settings-changed", ({ practiceId }) => void cache.delete(practiceId));

  async function layersOf(practiceId: string, pluginId: string): Promise<Layer[]> {
    const known = cache.get(practiceId);
    if (known && performance.now() - known.at < cacheMs) return known.layers.get(pluginId) ?? [];
    const rows = await host.db.hot.all<StoredRow>("SELECT plugin_id, level, level_id, data, secrets FROM settings WHERE practice_id = ?", [practiceId]);
    const layers = new Map<string, Layer[]>();
    for (const row of rows) {
      const values = { ...(JSON.parse(row.data) as Record<string, unknown>), ...openSecrets(host, practiceId, row) };
      layers.set(row.plugin_id, [...(layers.get(row.plugin_id) ?? []), { level: row.level, levelId: row.level_id, values }]);
    }
    cache.set(practiceId, { at: performance.now(), layers });
    return layers.get(pluginId) ?? [];
  }

  const schemaOf = (pluginId: string): SettingsSchema | undefined => host.registry.get(pluginId)?.plugin?.settings;

  return {
    async effective(practiceId, pluginId, of = {}) {
      const schema = schemaOf(pluginId);
      if (!schema) return {};
      const layers = await layersOf(practiceId, pluginId);
      const pick = (level: SettingLevel, id: string | undefined): Layer | undefined => (id === undefined ? undefined : layers.find((one) => one.level === level && one.levelId === id));
      const order = [pick("client", of.clientId), pick("professional", of.staffId), pick("practice", "")];
      const effective: Record<string, EffectiveSetting> = {};
      for (const [name, field] of Object.entries(schema.shape)) {
        const winner = order.find((layer) => layer && name in layer.values && (field as { safeParse(value: unknown): { success: boolean } }).safeParse(layer.values[name]).success);
        const value = (field as { parse(value: unknown): unknown }).parse(winner?.values[name]);
        effective[name] = { value, from: winner?.level ?? "default" };
      }
      return effective;
    },

    async save({ practiceId, pluginId, level, levelId }, values, tx) {
      const schema = schemaOf(pluginId);
      if (!schema) return { ok: false, fields: { form: "This plugin has no settings." } };
      const fields: Record<string, string> = {};
      const clean: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(values)) {
        const field = schema.shape[name] as { safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: { issues: { message: string }[] } } } | undefined;
        const meta = settingMeta(schema, name);
        if (!field) fields[name] = `There is no setting called ${name}.`;
        else if (!(meta.levels ?? ["practice"]).includes(level)) fields[name] = `${meta.label} can be set for ${(meta.levels ?? ["practice"]).join(" or ")} only.`;
        else {
          const parsed = field.safeParse(value);
          if (parsed.success) clean[name] = parsed.data;
          else fields[name] = parsed.error.issues[0]?.message ?? `Check ${meta.label}.`;
        }
      }
      if (Object.keys(fields).length > 0) return { ok: false, fields };
      await store(host, schema, { practiceId, pluginId, level, levelId: levelId ?? "" }, clean, tx);
      return { ok: true };
    },

    async problem(practiceId, pluginId) {
      const schema = schemaOf(pluginId);
      if (!schema) return null;
      const layers = await layersOf(practiceId, pluginId);
      const parsed = schema.safeParse(layers.find((one) => one.level === "practice")?.values ?? {});
      if (parsed.success) return null;
      const issue = parsed.error.issues[0];
      return `Its setting ${settingMeta(schema, String(issue?.path[0])).label} does not fit: ${issue?.message}`;
    },
  };
}

function openSecrets(host: Host, practiceId: string, row: StoredRow): Record<string, unknown> {
  if (!row.secrets) return {};
  const place = { practiceId, table: "settings", row: `${row.plugin_id}|${row.level}|${row.level_id}`, column: "secrets" };
  return JSON.parse(host.sealer.unseal(place, row.secrets)) as Record<string, unknown>;
}

async function store(
  host: Host,
  schema: SettingsSchema,
  to: { practiceId: string; pluginId: string; level: SettingLevel; levelId: string },
  values: Record<string, unknown>,
  tx: Parameters<SettingsStore["save"]>[2],
): Promise<void> {
  const key = [to.practiceId, to.pluginId, to.level, to.levelId];
  const lock = host.db.engine === "mysql" ? " FOR UPDATE" : "";
  const [row] = await tx.all<StoredRow>(`SELECT plugin_id, level, level_id, data, secrets FROM settings WHERE practice_id = ? AND plugin_id = ? AND level = ? AND level_id = ?${lock}`, key);
  const secret = (name: string): boolean => settingMeta(schema, name).secret === true;
  const entries = Object.entries(values);
  const open = { ...(row ? (JSON.parse(row.data) as object) : {}), ...Object.fromEntries(entries.filter(([name]) => !secret(name))) };
  const hidden = { ...(row ? openSecrets(host, to.practiceId, row) : {}), ...Object.fromEntries(entries.filter(([name]) => secret(name))) };
  const place = { practiceId: to.practiceId, table: "settings", row: `${to.pluginId}|${to.level}|${to.levelId}`, column: "secrets" };
  const sealed = Object.keys(hidden).length > 0 ? host.sealer.seal(place, JSON.stringify(hidden)) : null;
  const columns = ["practice_id", "plugin_id", "level", "level_id", "data", "secrets", "changed_at"];
  await tx.run(host.db.upsertSql("settings", columns, columns.slice(0, 4), columns.slice(4)), [...key, JSON.stringify(open), sealed, host.clock.now()]);
}
