import type { Database } from "../database/database.ts";
import { runMigrations } from "../database/migrate.ts";
import { BootError } from "./boot-error.ts";
import type { Candidate } from "./candidate.ts";
import { isReady } from "./candidate.ts";
import { checkPlugins } from "./check-plugins.ts";
import { checkDependencies, spreadFailures } from "./dependency-graph.ts";
import type { PluginPackage } from "./load-packages.ts";
import { packageOf } from "./load-packages.ts";
import { loadServers } from "./load-servers.ts";
import type { Plugin } from "./define-plugin.ts";
import { readManifests } from "./read-manifests.ts";
import { tablePrefix } from "./table-prefix.ts";
import { withinTime } from "./within-time.ts";

const migrateLimitMs = 15 * 60_000;

/** Core as a candidate: held to the same contract, but it may not fail. */
const coreCandidate = (core: Plugin, version: string): Candidate => ({
  id: "core",
  package: packageOf(core, { packageName: "@anteroom/core", version, required: true }),
  manifest: core.manifest,
  plugin: core,
  failed: null,
});

/**
 * From packages to plugins that keep the contract, in the steps of the boot order; migrations run later.
 * @throws BootError when core or a plugin marked `required` fails; other failures stay with their plugin.
 */
export async function bootPlugins(core: Plugin, packages: readonly PluginPackage[], coreVersion: string): Promise<Candidate[]> {
  const candidates = [coreCandidate(core, coreVersion), ...(await readManifests(packages, coreVersion))];
  checkDependencies(candidates);
  await loadServers(candidates);
  checkPlugins(candidates);
  spreadFailures(candidates);
  refuseRequired(candidates);
  return candidates;
}

/** Runs core's migrations, then each plugin's; a plugin whose migration fails does not start. */
export async function migratePlugins(database: Database, candidates: Candidate[]): Promise<void> {
  for (const candidate of candidates.filter(isReady)) {
    const migrations = candidate.plugin.migrations ?? [];
    if (migrations.length === 0) continue;
    const prefix = candidate.id === "core" ? {} : { tablePrefix: tablePrefix(candidate.id).slice(0, -1) };
    try {
      await withinTime(runMigrations({ database, pluginId: candidate.id, migrations, ...prefix }), migrateLimitMs, "migrating");
    } catch (cause) {
      (candidate as Candidate).failed = { step: "migrate", why: `${candidate.id}: ${(cause as Error).message}` };
    }
  }
  spreadFailures(candidates);
  refuseRequired(candidates);
}

function refuseRequired(candidates: readonly Candidate[]): void {
  const fatal = candidates.find((one) => one.failed && one.package.required);
  if (fatal?.failed) throw new BootError(fatal.failed.step, fatal.id, fatal.failed.why);
}
