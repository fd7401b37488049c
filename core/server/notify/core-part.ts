import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { notifyMigrations } from "./notify-migrations.ts";

/** What telling people adds to core. */
export const notifyPart = {
  migrations: notifyMigrations,
} satisfies Partial<PluginDefinition>;
