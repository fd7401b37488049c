import type { Host } from "../host-parts.ts";
import type { PluginState, PluginStates } from "./plugin-state.ts";

const cacheMs = 1_000;

/** What a practice's row says. */
type Wish = "on" | "off" | "stopped";

interface Known {
  at: number;
  states: Map<string, PluginState>;
}

/**
 * Effective state by practice: installed, not failed, wanted, settings valid, and everything required on too.
 * A plugin without a row is wanted: installing is the operator's wish, a row is the practice's.
 */
export function createStates(host: Host): PluginStates {
  const cache = new Map<string, Known>();
  const forget = ({ practiceId }: { practiceId: string }): void => void cache.delete(practiceId);
  host.bus.on("plugin-switched", forget);
  host.bus.on("settings-changed", forget);

  const fresh = (practiceId: string): Known | null => {
    const known = cache.get(practiceId);
    return known && performance.now() - known.at < cacheMs ? known : null;
  };

  async function load(practiceId: string): Promise<Map<string, PluginState>> {
    const rows = await host.db.hot.all<{ plugin_id: string; enabled: number; stopped_at: number | null }>("SELECT plugin_id, enabled, stopped_at FROM practice_plugins WHERE practice_id = ?", [practiceId]);
    const wanted = new Map<string, Wish>(rows.map((row) => [row.plugin_id, row.enabled !== 1 ? "off" : row.stopped_at === null ? "on" : "stopped"]));
    const states = new Map<string, PluginState>();
    for (const { id } of host.registry.all()) await decide(host, practiceId, id, wanted, states);
    cache.set(practiceId, { at: performance.now(), states });
    return states;
  }

  const all = async (practiceId: string) => fresh(practiceId)?.states ?? load(practiceId);
  const notInstalled: PluginState = { on: false, reason: "not-installed", detail: "It is not installed on this portal." };
  return {
    all,
    state: async (practiceId, pluginId) => (await all(practiceId)).get(pluginId) ?? notInstalled,
    known: (practiceId, pluginId) => {
      const known = fresh(practiceId);
      return known ? (known.states.get(pluginId) ?? notInstalled) : null;
    },
  };
}

async function decide(host: Host, practiceId: string, pluginId: string, wanted: Map<string, Wish>, states: Map<string, PluginState>): Promise<PluginState> {
  const known = states.get(pluginId);
  if (known) return known;
  const state = await judge(host, practiceId, pluginId, wanted, states);
  states.set(pluginId, state);
  return state;
}

async function judge(host: Host, practiceId: string, pluginId: string, wanted: Map<string, Wish>, states: Map<string, PluginState>): Promise<PluginState> {
  if (pluginId === "core") return { on: true };
  const installed = host.registry.get(pluginId);
  if (!installed) return { on: false, reason: "not-installed", detail: `${pluginId} is not installed on this portal.` };
  if (!installed.plugin) return { on: false, reason: "failed", detail: installed.failed };
  if (wanted.get(pluginId) === "stopped") return { on: false, reason: "stopped", detail: "It was stopped after 3 errors." };
  if (wanted.get(pluginId) === "off") return { on: false, reason: "switched-off", detail: "The practice has switched it off." };
  const problem = await host.settings.problem(practiceId, pluginId);
  if (problem) return { on: false, reason: "settings", detail: problem };
  for (const id of Object.keys(installed.manifest.requires)) {
    const other = await decide(host, practiceId, id, wanted, states);
    if (!other.on) return { on: false, reason: "requires", detail: `It needs ${host.registry.get(id)?.manifest?.name ?? id}, which is not on.` };
  }
  return { on: true };
}
