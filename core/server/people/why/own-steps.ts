import type { Host } from "../../host-parts.ts";
import { withinTime } from "../../plugins/within-time.ts";
import type { StaffViewer } from "../../viewer.ts";
import type { WhyStep } from "./explain.ts";

const limitMs = 2_000;

/** What the plugin itself adds to the chain; one that cannot tell does not hide the rest. */
export async function ownSteps(host: Host, viewer: StaffViewer, pluginId: string, ask: { portalUserId: string; permission: string }): Promise<WhyStep[]> {
  const installed = host.registry.get(pluginId);
  if (!installed?.plugin?.whyNot) return [];
  const from = `Settings of ${installed.manifest.name}`;
  try {
    const steps = await withinTime(installed.plugin.whyNot(host.context(pluginId, viewer.practiceId, viewer), ask), limitMs, `${pluginId}: whyNot`);
    return steps.map(({ ok, fact, href }): WhyStep => ({
      ok, fact, from,
      // Only pages of the staff workspace: a plugin leads nobody out of it.
      mend: href?.startsWith("/staff/") ? { label: "Change this", href, by: href.startsWith("/staff/settings/") ? "core.plugins" : "core.clients.write" } : null,
    }));
  } catch (error) {
    host.log.error({ err: error, plugin: pluginId }, "a plugin could not tell why somebody cannot do something");
    return [{ ok: true, fact: `${installed.manifest.name} could not tell its own rules. Look at its settings.`, from, mend: null }];
  }
}
