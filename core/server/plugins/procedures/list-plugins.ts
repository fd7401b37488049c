import { hostOf } from "../../trpc/context.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import type { OffReason } from "../plugin-state.ts";
import { switchEffects } from "../switch-effects.ts";
import type { SwitchEffects } from "../switch-effects.ts";
import { dependentsOf } from "../switch-plugin.ts";

export interface PluginLine {
  id: string;
  name: string;
  description: string;
  version: string;
  state: "on" | OffReason;
  /** Why it is not on, or empty. */
  detail: string;
  /** On for the practice as far as it wished; one that was stopped waits for an administrator. */
  wanted: boolean;
  revision: number;
  /** What it adds, in words. */
  adds: string[];
  requires: string[];
  /** Names of plugins that are on and need it. */
  dependents: string[];
  hasSettings: boolean;
  effects: SwitchEffects;
}

const some = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]);

/** Every installed plugin as the practice's administrators see it. */
export const listPlugins = staffProcedure.meta({ permission: "core.plugins" }).query(async ({ ctx }): Promise<PluginLine[]> => {
  const host = hostOf(ctx);
  const { practiceId } = ctx.viewer;
  const states = await host.states.all(practiceId);
  const rows = await host.db.hot.all<{ plugin_id: string; enabled: number; revision: number }>("SELECT plugin_id, enabled, revision FROM practice_plugins WHERE practice_id = ?", [practiceId]);
  const name = (id: string): string => host.registry.get(id)?.manifest?.name ?? id;
  const shown = host.registry.all().filter((one) => one.id !== "core");
  return Promise.all(
    shown.map(async (one): Promise<PluginLine> => {
      const state = states.get(one.id);
      const row = rows.find((wanted) => wanted.plugin_id === one.id);
      const { manifest } = one;
      const dependents = await dependentsOf(host, practiceId, one.id);
      return {
        id: one.id,
        name: manifest?.name ?? one.packageName,
        description: manifest?.description ?? "",
        version: one.version,
        state: state?.on ? "on" : (state?.reason ?? "not-installed"),
        detail: state && !state.on ? state.detail : "",
        wanted: row?.enabled !== 0 && !(state && !state.on && state.reason === "stopped"),
        revision: row?.revision ?? 0,
        adds: manifest
          ? [...some(manifest.nav.length, "menu item", "menu items"), ...some(manifest.cards.length, "kind of card", "kinds of cards"), ...some(Object.keys(manifest.permissions).length, "permission", "permissions")]
          : [],
        requires: Object.keys(manifest?.requires ?? {}).map(name),
        dependents: dependents.map(name),
        hasSettings: one.plugin?.settings !== undefined,
        effects: await switchEffects(host, practiceId, [one.id, ...dependents]),
      };
    }),
  );
});
