import semver from "semver";
import { issueWords, manifestSchema, reservedIds } from "../../manifest.ts";
import type { Candidate } from "./candidate.ts";
import { DoorError } from "./load-packages.ts";
import type { PluginPackage } from "./load-packages.ts";
import { withinTime } from "./within-time.ts";

const refused = (from: PluginPackage, id: string, step: string, why: string): Candidate => ({
  id, package: from, manifest: null, plugin: null, failed: { step, why },
});

/** Reads and validates every manifest, and decides by `package.json` alone whether the plugin fits this core. */
export async function readManifests(packages: readonly PluginPackage[], coreVersion: string): Promise<Candidate[]> {
  const seen = new Set<string>();
  const candidates: Candidate[] = [];
  for (const one of packages) candidates.push(await readManifest(one, coreVersion, seen));
  return candidates;
}

async function readManifest(from: PluginPackage, coreVersion: string, seen: Set<string>): Promise<Candidate> {
  if (from.problem) return refused(from, from.packageName, "packages", from.problem);
  let raw: unknown;
  try {
    raw = await withinTime(from.manifest(), 10_000, "reading the manifest");
  } catch (cause) {
    const what = cause instanceof DoorError ? "" : "; mend ./manifest, which exports defineManifest({...}) as default and nothing else";
    return refused(from, from.packageName, "manifests", `${from.packageName}: the manifest cannot be read: ${(cause as Error).message}${what}`);
  }
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) {
    const what = parsed.error.issues.map((issue) => issueWords(issue, "manifest")).join("; ");
    return refused(from, from.packageName, "manifests", `${from.packageName}: ./manifest must export defineManifest({...}) as default; ${what}`);
  }
  const { id } = parsed.data;
  const candidate: Candidate = { id, package: from, manifest: parsed.data, plugin: null, failed: null };
  const stop = (step: string, why: string): Candidate => ({ ...candidate, failed: { step, why } });
  if (reservedIds.has(id)) return stop("manifests", `${from.packageName}: the id "${id}" belongs to core; choose another in its manifest`);
  if (seen.has(id)) return stop("manifests", `${from.packageName}: another plugin already has the id "${id}"; remove one of them from config/plugins.json`);
  seen.add(id);
  if (!from.coreRange) {
    return stop("core range", `${id}: package.json names no peerDependencies["@anteroom/core"]; add the range it was written for, such as "^${coreVersion}"`);
  }
  if (!semver.validRange(from.coreRange)) {
    return stop("core range", `${id}: peerDependencies["@anteroom/core"] is "${from.coreRange}", which is no version range; write one such as "^${coreVersion}" in package.json`);
  }
  if (!semver.satisfies(coreVersion, from.coreRange)) {
    return stop("core range", `${id} ${from.version} was written for @anteroom/core ${from.coreRange}, and this is ${coreVersion}; install a version of ${from.packageName} that fits`);
  }
  return candidate;
}
