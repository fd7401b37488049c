import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createAudit } from "../server/audit/create-audit.ts";
import { auditPart } from "../server/audit/core-part.ts";
import { connectDatabase } from "../server/database/connect.ts";
import { runMigrations } from "../server/database/migrate.ts";
import { once, onceMigration } from "../server/database/once.ts";
import type { Host } from "../server/host-parts.ts";
import { jobsPart } from "../server/jobs/core-part.ts";
import { createJobs } from "../server/jobs/create-jobs.ts";
import { outboxPart } from "../server/outbox/core-part.ts";
import { createOutbox } from "../server/outbox/create-outbox.ts";
import { publishEvent } from "../server/outbox/publish-event.ts";
import type { PluginContext } from "../server/plugins/plugin-context.ts";
import type { PluginDefinition } from "../server/plugins/define-plugin.ts";
import type { PluginState } from "../server/plugins/plugin-state.ts";
import type { ClusterTopics } from "../server/realtime/cluster-bus.ts";
import type { Viewer } from "../server/viewer.ts";
import { workflowsPart } from "../server/workflows/core-part.ts";
import { createWorkflows } from "../server/workflows/create-workflows.ts";

/** A host with only a database and the parts that work in the background; tests of those parts use it. */
export interface BackgroundHost {
  host: Host;
  /** Switches a plugin of every practice, and says so on the bus. */
  switchPlugin(pluginId: string, on: boolean): void;
  close(): Promise<void>;
}

export interface BackgroundHostOptions {
  url: string;
  plugins?: Record<string, Omit<PluginDefinition, "manifest">>;
  clock?: { now(): number };
  practices?: readonly { id: string; timeZone: string }[];
  dataDir?: string;
}

/** Opens the database of `url`, migrates it and makes the parts; nothing runs by itself until it is started. */
export async function openBackgroundHost(options: BackgroundHostOptions): Promise<BackgroundHost> {
  const db = await connectDatabase({ url: options.url });
  const migrations = [onceMigration, ...[outboxPart, workflowsPart, jobsPart, auditPart].flatMap((part) => part.migrations)];
  await runMigrations({ database: db, pluginId: "core", migrations });
  const plugins = options.plugins ?? {};
  const off = new Set<string>();
  const hearers: { topic: string; hear: (message: never) => void }[] = [];

  const host = {
    options: { strict: true, secret: Buffer.alloc(32, 7), dataDir: options.dataDir ?? mkdtempSync(join(tmpdir(), "anteroom-data-")) },
    clock: options.clock ?? { now: () => Date.now() },
    log: pino({ level: process.env["TEST_LOG"] ?? "silent" }),
    db,
    bus: {
      publish: <Topic extends keyof ClusterTopics>(topic: Topic, message: ClusterTopics[Topic]) => {
        for (const one of hearers) if (one.topic === topic) one.hear(message as never);
      },
      on: (topic: string, hear: (message: never) => void) => void hearers.push({ topic, hear }),
      close: async () => undefined,
    },
    registry: {
      all: () => Object.entries(plugins).map(([id, plugin]) => ({ id, plugin, failed: null })),
      get: (id: string) => (plugins[id] ? { id, plugin: plugins[id], failed: null } : undefined),
      workflow: (id: string, name: string) => plugins[id]?.workflows?.find((workflow) => workflow.name === name),
      capability: (name: string) => {
        for (const [pluginId, plugin] of Object.entries(plugins)) {
          const capability = plugin.provides?.[name];
          if (capability) return { pluginId, capability };
        }
        return undefined;
      },
      listeners: (event: string) =>
        Object.entries(plugins).flatMap(([pluginId, plugin]) => (plugin.listens ?? []).filter((listener) => listener.to === event).map((listener) => ({ pluginId, listener }))),
    },
    states: {
      state: async (_practiceId: string, pluginId: string): Promise<PluginState> =>
        off.has(pluginId) ? { on: false, reason: "switched-off", detail: "Switched off." } : { on: true },
    },
    faults: { note: () => undefined, recent: async () => [], settle: async () => undefined },
    people: {
      practiceIds: async () => (options.practices ?? []).map(({ id }) => id),
      of: (practiceId: string) => ({ practice: async () => (options.practices ?? []).find(({ id }) => id === practiceId) }),
    },
    context: (pluginId: string, practiceId: string, viewer: Viewer | null): PluginContext => contextOf(host, pluginId, practiceId, viewer),
  } as unknown as Host;
  host.audit = createAudit(host);
  host.outbox = createOutbox(host);
  host.workflows = createWorkflows(host);
  host.jobs = createJobs(host);

  return {
    host,
    switchPlugin(pluginId, on) {
      if (on) off.delete(pluginId);
      else off.add(pluginId);
      host.bus.publish("plugin-switched", { practiceId: "practice", pluginId });
    },
    async close() {
      await Promise.all([host.outbox.stop(), host.workflows.stop(), host.jobs.stop(), host.audit.stop()]);
      await db.close();
    },
  };
}

/** The doors of a context that background work uses. */
function contextOf(host: Host, pluginId: string, practiceId: string, viewer: Viewer | null): PluginContext {
  const ctx: Pick<PluginContext, "pluginId" | "practiceId" | "viewer" | "now" | "log" | "transaction" | "events" | "once" | "workflows"> = {
    pluginId,
    practiceId,
    viewer,
    now: () => host.clock.now(),
    log: host.log,
    transaction: (run) => host.db.transaction(run),
    events: { publish: (event, data, tx) => publishEvent(host, { pluginId, practiceId, viewer }, event, data, tx) },
    once: (key, tx, run) => once(tx, { scope: `${pluginId}:${practiceId}`, key, now: host.clock.now() }, run),
    workflows: {
      start: (workflow, to, tx) => host.workflows.start(ctx as PluginContext, workflow, to, tx),
      send: (workflow, subjectId, event, tx) => host.workflows.send(ctx as PluginContext, workflow, subjectId, event, tx),
      state: (workflow, subjectId, tx) => host.workflows.state(ctx as PluginContext, workflow, subjectId, tx),
    },
  };
  return ctx as PluginContext;
}
