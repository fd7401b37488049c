import type { Candidate } from "./candidate.ts";
import type { Plugin } from "./define-plugin.ts";
import { withinTime } from "./within-time.ts";

/** Runs each plugin's server door; what it throws is that plugin's failure and nobody else's. */
export async function loadServers(candidates: Candidate[]): Promise<void> {
  for (const candidate of candidates) {
    if (candidate.failed || !candidate.manifest) continue;
    try {
      const value = await withinTime(candidate.package.plugin(), 20_000, "loading ./server");
      candidate.plugin = asPlugin(candidate.id, value);
    } catch (cause) {
      candidate.failed = { step: "server entries", why: `${candidate.id}: ./server did not load: ${(cause as Error).message}` };
    }
  }
}

function asPlugin(id: string, value: unknown): Plugin {
  if (typeof value !== "object" || value === null || !("manifest" in value)) {
    throw new Error("it must export definePlugin({...}) as default");
  }
  const plugin = value as Plugin;
  if (plugin.manifest.id !== id) throw new Error(`its definePlugin carries the manifest of "${plugin.manifest.id}"; import ../manifest.ts`);
  return plugin;
}
