import type { PluginCheck } from "../candidate.ts";

const repeated = (names: readonly string[]): string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];

/** No plugin declares a thing twice. */
export const checkTwice: PluginCheck = {
  name: "declared once",
  problems({ id, manifest, plugin }) {
    const lists: Record<string, readonly string[]> = {
      "card": (plugin.cards ?? []).map((card) => card.kind),
      "offer": (plugin.offers ?? []).map((offer) => offer.name),
      "event": (plugin.events ?? []).map((event) => `${event.name}@${event.version}`),
      "listener": (plugin.listens ?? []).map((listener) => listener.as),
      "workflow": (plugin.workflows ?? []).map((workflow) => workflow.name),
      "notification": (plugin.notifications ?? []).map((notice) => notice.kind),
      "profile item": (plugin.profileItems ?? []).map((item) => item.id),
      "table": (plugin.models ?? []).map((model) => model.table),
      "migration": (plugin.migrations ?? []).map((migration) => migration.name),
      "route": manifest.routes.map((route) => route.path),
    };
    return Object.entries(lists).flatMap(([what, names]) =>
      repeated(names).map((name) => `${id}: the ${what} "${name}" is declared twice; remove or rename one`),
    );
  },
};
