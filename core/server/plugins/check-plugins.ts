import { isReady } from "./candidate.ts";
import type { Candidate, PluginCheck } from "./candidate.ts";
import { checkCapabilities } from "./checks/check-capabilities.ts";
import { checkCards } from "./checks/check-cards.ts";
import { checkChannels } from "./checks/check-channels.ts";
import { checkCopies } from "./checks/check-copies.ts";
import { checkEndpoints } from "./checks/check-endpoints.ts";
import { checkEvents } from "./checks/check-events.ts";
import { checkGate } from "./checks/check-gate.ts";
import { checkJobs } from "./checks/check-jobs.ts";
import { checkNames } from "./checks/check-names.ts";
import { checkOffers } from "./checks/check-offers.ts";
import { checkPermissions } from "./checks/check-permissions.ts";
import { checkProfile } from "./checks/check-profile.ts";
import { checkRoutes } from "./checks/check-routes.ts";
import { checkSettings } from "./checks/check-settings.ts";
import { checkTables } from "./checks/check-tables.ts";
import { checkTwice } from "./checks/check-twice.ts";
import { checkWorkflows } from "./checks/check-workflows.ts";

/** The contract, one rule a line; a plugin fails at the first rule it breaks, with every breach of it. */
export const pluginChecks: readonly PluginCheck[] = [
  checkCopies, checkNames, checkTwice, checkTables, checkCards, checkRoutes, checkPermissions, checkOffers, checkGate, checkEvents,
  checkCapabilities, checkSettings, checkWorkflows, checkChannels, checkJobs, checkProfile, checkEndpoints,
];

/** Holds every loaded plugin to the contract. */
export function checkPlugins(candidates: Candidate[]): void {
  for (const candidate of candidates) {
    if (!isReady(candidate)) continue;
    for (const check of pluginChecks) {
      const problems = check.problems(candidate, candidates.filter(isReady));
      if (problems.length === 0) continue;
      candidate.failed = { step: `check ${check.name}`, why: problems.join("\n") };
      break;
    }
  }
}
