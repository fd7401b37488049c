import { z } from "zod";
import { notFound } from "../../errors.ts";
import { staffProcedure } from "../../trpc/core-procedures.ts";
import { pluginHealth } from "../plugin-health.ts";
import { dependentsOf } from "../switch-plugin.ts";
import { switchEffects } from "../switch-effects.ts";

const one = z.strictObject({ pluginId: z.string().max(40) });
const administrator = staffProcedure.meta({ permission: "core.plugins" });

const logged = new Set(["plugin-on", "plugin-off", "plugin-stopped", "settings-saved"]);

/** "Renew signatures" from `renew-signatures`. */
const inWords = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll("-", " ");

/** Everything about one installed plugin: what it adds, how it is, what turning it off means, and who changed it. */
export const readPlugin = administrator.input(one).query(async ({ ctx: { host, viewer }, input: { pluginId } }) => {
  const { practiceId } = viewer;
  const found = host.registry.get(pluginId);
  if (!found || pluginId === "core") throw notFound("this plugin");
  const { manifest, plugin } = found;
  const name = (id: string): string => host.registry.get(id)?.manifest?.name ?? id;
  const dependents = plugin ? await dependentsOf(host, practiceId, pluginId) : [];
  const [health, effects, lines] = await Promise.all([
    pluginHealth(host, practiceId, pluginId),
    switchEffects(host, practiceId, [pluginId, ...dependents]),
    host.db.hot.all<{ verb: string; at: number; name: string | null }>(
      "SELECT l.verb, l.at, (SELECT s.name FROM staff s WHERE s.id = l.actor_id AND s.practice_id = l.practice_id) AS name FROM audit_log l WHERE l.practice_id = ? AND l.plugin_id = 'core' AND l.subject = ? ORDER BY l.id DESC LIMIT 30",
      [practiceId, pluginId],
    ),
  ]);
  return {
    id: pluginId,
    adds: {
      menu: (manifest?.nav ?? []).map((item) => ({ label: item.label, audience: item.to.includes("/staff/clients/:clientId") ? ("chart" as const) : item.audience })),
      cards: (manifest?.cards ?? []).map((card) => plugin?.cards?.find((one) => one.kind === `${pluginId}.${card}`)?.label ?? inWords(card)),
      permissions: Object.entries(manifest?.permissions ?? {}).map(([key, { label }]) => ({ key, label })),
      settings: Object.keys(plugin?.settings?.shape ?? {}).length,
      jobs: Object.keys(plugin?.jobs ?? {}).map(inWords),
      notices: (plugin?.notifications ?? []).length,
      tables: (plugin?.models ?? []).length,
    },
    needs: Object.entries(manifest?.requires ?? {}).map(([id, range]) => ({ name: name(id), range })),
    uses: Object.entries(manifest?.uses ?? {}).map(([id, range]) => ({ name: name(id), range, here: host.registry.get(id)?.plugin !== undefined && host.registry.get(id)?.plugin !== null })),
    health,
    effects,
    log: lines.filter((line) => logged.has(line.verb)).slice(0, 20).map((line) => ({ verb: line.verb, at: line.at, by: line.name })),
  };
});

/** Puts work of a plugin that failed for good back in line. */
export const retryPluginWork = administrator.input(one.extend({ id: z.string().length(26) })).mutation(async ({ ctx: { host, viewer }, input: { pluginId, id } }) => {
  const { dead } = await pluginHealth(host, viewer.practiceId, pluginId);
  if (!dead.some((line) => line.id === id)) throw notFound("this work");
  await host.outbox.retry(viewer.practiceId, id);
  return { ok: true as const };
});
