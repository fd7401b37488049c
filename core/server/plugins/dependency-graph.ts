import semver from "semver";
import type { Candidate } from "./candidate.ts";

/** Refuses plugins whose `requires` are missing, of a wrong version, failed, or lead in a circle. */
export function checkDependencies(candidates: Candidate[]): void {
  const byId = new Map(candidates.map((one) => [one.id, one]));
  for (const candidate of candidates) {
    if (candidate.failed || !candidate.manifest) continue;
    const unread = Object.entries({ ...candidate.manifest.requires, ...candidate.manifest.uses }).find(([, range]) => !semver.validRange(range));
    if (unread) {
      candidate.failed = { step: "dependency graph", why: `${candidate.id}: names the plugin ${unread[0]} with "${unread[1]}", which is no version range; write one such as "^1.0.0" in manifest.ts` };
      continue;
    }
    const circle = circleFrom(candidate, byId, []);
    if (circle) {
      candidate.failed = { step: "dependency graph", why: `${candidate.id}: requires lead in a circle (${circle.join(" → ")}); turn one of them into "uses"` };
      continue;
    }
    for (const [id, range] of Object.entries(candidate.manifest.requires)) {
      const why = missing(candidate.id, id, range, byId.get(id));
      if (why) candidate.failed ??= { step: "dependency graph", why };
    }
    for (const [id, range] of Object.entries(candidate.manifest.uses)) {
      const other = byId.get(id);
      if (other?.manifest && !semver.satisfies(other.package.version, range)) {
        candidate.failed ??= { step: "dependency graph", why: `${candidate.id}: uses ${id} ${range}, but ${other.package.version} is installed; install a version that fits, or remove it` };
      }
    }
  }
  spreadFailures(candidates, byId);
}

function missing(who: string, id: string, range: string, other: Candidate | undefined): string | null {
  if (!other) return `${who}: requires the plugin ${id} ${range}, which is not installed; add it to config/plugins.json`;
  if (!semver.satisfies(other.package.version, range)) return `${who}: requires ${id} ${range}, but ${other.package.version} is installed; install a version that fits`;
  return null;
}

function circleFrom(candidate: Candidate, byId: Map<string, Candidate>, path: string[]): string[] | null {
  if (path.includes(candidate.id)) return path[0] === candidate.id ? [...path, candidate.id] : null;
  for (const id of Object.keys(candidate.manifest?.requires ?? {})) {
    const next = byId.get(id);
    const circle = next && circleFrom(next, byId, [...path, candidate.id]);
    if (circle) return circle;
  }
  return null;
}

/** Fails every plugin that requires a failed one; run again whenever a later step has failed some. */
export function spreadFailures(candidates: Candidate[], byId = new Map(candidates.map((one) => [one.id, one]))): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const candidate of candidates) {
      if (candidate.failed || !candidate.manifest) continue;
      const broken = Object.keys(candidate.manifest.requires).find((id) => byId.get(id)?.failed);
      if (!broken) continue;
      candidate.failed = { step: "dependency graph", why: `${candidate.id}: requires ${broken}, which did not start; mend ${broken} first` };
      changed = true;
    }
  }
}
