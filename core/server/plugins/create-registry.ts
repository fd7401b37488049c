import type { Candidate } from "./candidate.ts";
import { isReady } from "./candidate.ts";
import type { InstalledPlugin, PluginRegistry } from "./plugin-registry.ts";

function installed(candidate: Candidate): InstalledPlugin {
  const facts = { id: candidate.id, packageName: candidate.package.packageName, version: candidate.package.version };
  if (isReady(candidate)) return { ...facts, manifest: candidate.manifest, plugin: candidate.plugin, failed: null };
  return { ...facts, manifest: candidate.manifest, plugin: null, failed: candidate.failed?.why ?? `${candidate.id}: it did not load` };
}

/** Indexes everything that started by name, once; nothing changes at run time. */
export function createRegistry(candidates: readonly Candidate[]): PluginRegistry {
  const all = candidates.map(installed);
  const byId = new Map(all.map((one) => [one.id, one]));
  const running = all.flatMap((one) => (one.plugin ? [{ pluginId: one.id, plugin: one.plugin, manifest: one.manifest }] : []));
  const index = <Value>(entries: (of: (typeof running)[number]) => [string, Value][]) => new Map(running.flatMap(entries));

  const cards = index(({ pluginId, plugin }) => (plugin.cards ?? []).map((card) => [card.kind, { pluginId, card }]));
  const workflows = index(({ pluginId, plugin }) => (plugin.workflows ?? []).map((one) => [`${pluginId}/${one.name}`, one]));
  const notifications = index(({ pluginId, plugin }) => (plugin.notifications ?? []).map((notification) => [notification.kind, { pluginId, notification }]));
  const capabilities = index(({ pluginId, plugin }) => Object.entries(plugin.provides ?? {}).map(([name, capability]) => [name, { pluginId, capability }]));
  const permissions = index(({ pluginId, manifest }) => Object.entries(manifest.permissions).map(([key, one]) => [key, { pluginId, ...one }]));
  const everyListener = running.flatMap(({ pluginId, plugin }) => (plugin.listens ?? []).map((listener) => ({ pluginId, listener })));
  const listeners = new Map(everyListener.map(({ listener }) => [listener.to, everyListener.filter((one) => one.listener.to === listener.to)]));
  const profileItems = running.flatMap(({ pluginId, plugin }) => (plugin.profileItems ?? []).map((item) => ({ pluginId, item })));
  const offers = running.flatMap(({ pluginId, plugin }) => (plugin.offers ?? []).map((offer) => ({ pluginId, offer })));
  const toDoSources = running.flatMap(({ pluginId, plugin }) => (plugin.toDoSources ?? []).map((source) => ({ pluginId, source })));
  const nextUps = running.flatMap(({ pluginId, plugin }) => (plugin.nextUp ? [{ pluginId, nextUp: plugin.nextUp.bind(plugin) }] : []));
  const searchProviders = running.flatMap(({ pluginId, plugin }) => (plugin.search ? [{ pluginId, search: plugin.search }] : []));

  return {
    all: () => all,
    get: (id) => byId.get(id),
    card: (kind) => cards.get(kind),
    workflow: (pluginId, name) => workflows.get(`${pluginId}/${name}`),
    notification: (kind) => notifications.get(kind),
    capability: (name) => capabilities.get(name),
    listeners: (event) => listeners.get(event) ?? [],
    profileItems: () => profileItems,
    offers: () => offers,
    toDoSources: () => toDoSources,
    nextUps: () => nextUps,
    searchProviders: () => searchProviders,
    permission: (key) => permissions.get(key),
  };
}
