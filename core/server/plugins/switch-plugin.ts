import { z } from "zod";
import { AppError, notFound } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { defineEvent } from "../outbox/define-event.ts";
import type { StaffViewer } from "../viewer.ts";

/** A practice switched a plugin on or off. */
export const pluginSwitched = defineEvent({
  name: "core.plugin-switched",
  version: 1,
  schema: z.object({ pluginId: z.string(), on: z.boolean() }),
  example: { pluginId: "to-dos", on: true },
});

export interface SwitchRequest {
  pluginId: string;
  on: boolean;
  /** The revision the administrator saw; another means that somebody was faster. */
  revision: number;
  /** Switch dependents off too. */
  cascade: boolean;
}

/** Plugins that are on and need this one, directly or not; the nearest first. */
export async function dependentsOf(host: Host, practiceId: string, pluginId: string): Promise<string[]> {
  const states = await host.states.all(practiceId);
  const found: string[] = [];
  const look = (id: string): void => {
    for (const other of host.registry.all()) {
      if (!other.manifest || !(id in other.manifest.requires) || found.includes(other.id) || !states.get(other.id)?.on) continue;
      found.push(other.id);
      look(other.id);
    }
  };
  look(pluginId);
  return found;
}

/**
 * Switches a plugin for the viewer's practice: row, hook, event and audit line in one transaction, then every node is told.
 * @throws AppError `CONFLICT` when dependents are on (their names in `data.dependents`) or somebody was faster.
 */
export async function switchPlugin(host: Host, viewer: StaffViewer, request: SwitchRequest): Promise<void> {
  const { practiceId } = viewer;
  const installed = host.registry.get(request.pluginId);
  if (!installed?.plugin || request.pluginId === "core") throw notFound("this plugin");
  const dependents = request.on ? [] : await dependentsOf(host, practiceId, request.pluginId);
  if (dependents.length > 0 && !request.cascade) {
    const names = dependents.map((id) => host.registry.get(id)?.manifest?.name ?? id);
    throw new AppError("CONFLICT", `${names.join(" and ")} ${names.length === 1 ? "needs" : "need"} it and would be turned off too.`, { data: { dependents: dependents.join(",") } });
  }
  const ids = request.on ? [request.pluginId] : [...dependents.toReversed(), request.pluginId];
  await host.db.transaction(async (tx) => {
    for (const id of ids) await switchOne(host, viewer, id, request, tx);
  });
  for (const pluginId of ids) {
    host.bus.publish("plugin-switched", { practiceId, pluginId });
    host.realtime.tell({ practiceId }, request.on ? "plugin:on" : "plugin:off", { pluginId });
    if (request.on) await host.workflows.release(practiceId, pluginId);
  }
  host.realtime.reseat({ practiceId }, request.on ? "plugin-on" : "plugin-off");
  host.outbox.kick();
}

async function switchOne(host: Host, viewer: StaffViewer, pluginId: string, request: SwitchRequest, tx: Parameters<Parameters<Host["db"]["transaction"]>[0]>[0]): Promise<void> {
  const { practiceId } = viewer;
  const [row] = await tx.all<{ revision: number; enabled: number }>("SELECT revision, enabled FROM practice_plugins WHERE practice_id = ? AND plugin_id = ?", [practiceId, pluginId]);
  const revision = row?.revision ?? 0;
  if (pluginId === request.pluginId && revision !== request.revision) {
    throw new AppError("CONFLICT", "Somebody else changed this a moment ago. Look again before you change it.");
  }
  const version = host.registry.get(pluginId)?.version ?? "";
  const values = [request.on, version, revision + 1, viewer.staffId, host.clock.now()] as const;
  const written = row
    ? await tx.run("UPDATE practice_plugins SET enabled = ?, version = ?, revision = ?, changed_by = ?, changed_at = ?, stopped_at = NULL WHERE practice_id = ? AND plugin_id = ? AND revision = ?", [...values, practiceId, pluginId, revision])
    : await tx.run("INSERT INTO practice_plugins (enabled, version, revision, changed_by, changed_at, practice_id, plugin_id) VALUES (?, ?, ?, ?, ?, ?, ?)", [...values, practiceId, pluginId]);
  if (written.changes !== 1) throw new AppError("CONFLICT", "Somebody else changed this a moment ago. Look again before you change it.");
  const ctx = host.context(pluginId, practiceId, viewer);
  const plugin = host.registry.get(pluginId)?.plugin;
  await (request.on ? plugin?.onEnable?.(ctx, tx) : plugin?.onDisable?.(ctx, tx));
  const core = host.context("core", practiceId, viewer);
  await core.events.publish(pluginSwitched, { pluginId, on: request.on }, tx);
  await core.audit(request.on ? "plugin-on" : "plugin-off", { subject: pluginId }, tx);
}
