import { flag, int, json, string, text, time, ulid } from "../database/columns.ts";
import type { Migration } from "../database/migrate.ts";

/** Which plugins a practice wants, and the values of settings by level. */
export const pluginMigrations: readonly Migration[] = [
  {
    name: "plugins-001-practice-plugins",
    up: (m) =>
      m.createTable(
        "practice_plugins",
        { practice_id: ulid(), plugin_id: string(40, { binary: true }), enabled: flag(), version: string(40), revision: int(), changed_by: ulid().nullable(), changed_at: time() },
        { primaryKey: ["practice_id", "plugin_id"] },
      ),
  },
  {
    name: "plugins-002-settings",
    up: (m) =>
      m.createTable(
        "settings",
        { practice_id: ulid(), plugin_id: string(40, { binary: true }), level: string(20, { binary: true }), level_id: string(26, { binary: true }), data: json(), secrets: text().nullable(), changed_at: time() },
        { primaryKey: ["practice_id", "plugin_id", "level", "level_id"] },
      ),
  },
  {
    name: "plugins-003-faults",
    async up(m) {
      await m.addColumn("practice_plugins", "stopped_at", time().nullable());
      await m.createTable(
        "plugin_faults",
        { id: ulid(), practice_id: ulid(), plugin_id: string(40, { binary: true }), kind: string(40, { binary: true }), name: string(120, { binary: true }), ref: string(80, { binary: true }), error: string(200), at: time() },
        { primaryKey: ["id"], unique: [["practice_id", "plugin_id", "ref"]], indexes: [["practice_id", "plugin_id", "at"]] },
      );
    },
  },
];
