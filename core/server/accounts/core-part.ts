import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { accountVerbs } from "./audit-account.ts";
import { accountMigrations } from "./migrations.ts";

/** What accounts add to core. */
export const accountsPart = { migrations: accountMigrations, audit: accountVerbs } satisfies Partial<PluginDefinition>;
