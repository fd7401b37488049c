import type { Candidate } from "./candidate.ts";
import { DoorError } from "./load-packages.ts";
import type { Plugin } from "./define-plugin.ts";
import { withinTime } from "./within-time.ts";

/** Runs each plugin's server door; what it throws is that plugin's failure and nobody else's. */
export async function loadServers(candidates: Candidate[]): Promise<void> {
  for (const candidate of candidates) {
    if (candidate.failed || !candidate.manifest) continue;
    try {
      const value = await withinTime(candidate.package.plugin(), 20_000, "loading ./server");
      const wrong = problemOf(candidate.id, value);
      if (wrong) candidate.failed = { step: "server entries", why: `${candidate.id}: ./server ${wrong}` };
      else candidate.plugin = value as Plugin;
    } catch (cause) {
      const what = cause instanceof DoorError ? "" : "; mend that, and build the package again";
      candidate.failed = { step: "server entries", why: `${candidate.id}: ./server did not load: ${(cause as Error).message}${what}` };
    }
  }
}

function problemOf(id: string, value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("manifest" in value)) return "must export definePlugin({...}) as default";
  const plugin = value as Plugin;
  return plugin.manifest.id === id ? null : `carries the manifest of "${plugin.manifest.id}"; import ../manifest.ts in definePlugin`;
}
