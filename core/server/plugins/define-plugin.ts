import type { AnyTRPCRouter } from "@trpc/server";
import type { z } from "zod";
import type { Manifest, PortalPermission } from "../../manifest.ts";
import type { Migration } from "../database/migrate.ts";
import type { Tx } from "../database/database.ts";
import type { CardDefinition } from "../inbox/define-card.ts";
import type { FileGuard } from "../files/file-store.ts";
import type { NotificationDefinition } from "../notify/define-notification.ts";
import type { Capability } from "../outbox/define-capability.ts";
import type { EventDefinition } from "../outbox/define-event.ts";
import type { Listener } from "../outbox/listen.ts";
import type { SettingsSchema } from "../settings/define-settings.ts";
import type { ImportColumns } from "../transfer/import-columns.ts";
import type { Viewer } from "../viewer.ts";
import type { WorkflowDefinition } from "../workflows/define-workflow.ts";
import type { AnyModelDefinition } from "./define-model.ts";
import type { PluginContext } from "./plugin-context.ts";

/** One event of a plugin's Socket.io namespace. */
export interface ChannelEvent {
  /** What travels; parsed in both directions. */
  schema: z.ZodType;
  direction: "to-client" | "from-client";
  /** The permission a viewer must hold to hear or send it. */
  permission: string;
  /** Runs what a client sent; the answer is acked as `{ ok: true, data }`. */
  run?(ctx: PluginContext, data: never): Promise<unknown>;
}

/** A list of things that wait for a viewer and are no cards. */
export interface ToDoSource {
  /** What waits for this viewer now, within 2 seconds; a list that fails or is late is left out. */
  list(ctx: PluginContext, viewer: Viewer): Promise<ToDoItem[]>;
}

/** One thing that waits. */
export interface ToDoItem {
  id: string;
  title: string;
  /** One line such as "Form · Due Tuesday 24 November". */
  detail: string;
  href: string;
  dueAt: number | null;
  createdAt: number;
}

/** One line of Profile Completion (PROF-01). */
export interface ProfileItem {
  /** `<plugin id>.<what>`, such as `core.client-information`. */
  id: string;
  label: string;
  /** Where the portal user completes it. */
  path: string;
  permission: PortalPermission;
  isDone(ctx: PluginContext, viewer: Viewer & { kind: "portal" }): Promise<boolean>;
  /** Whether it can be asked for now (a payment method only when payments is live). */
  isOffered?(ctx: PluginContext): Promise<boolean>;
}

/** What a plugin finds of its own records. */
export interface SearchProvider {
  label: string;
  permission: string;
  find(ctx: PluginContext, viewer: Viewer, query: { text: string; limit: number }): Promise<{ title: string; context: string; href: string; at: number }[]>;
}

/** One kind of background work. */
export interface JobDefinition<Payload = unknown> {
  payload: z.ZodType<Payload>;
  /** Five-field cron in the practice's zone; without it the job runs when it is asked for. */
  cron?: string;
  run(ctx: PluginContext, payload: Payload): Promise<void>;
}

/** One thing that can be well or unwell. */
export interface HealthCheck {
  name: string;
  run(ctx: { now(): number }): Promise<{ ok: boolean; detail: string }>;
}

/** Everything that a plugin adds, each value from a file of its own. */
export interface PluginDefinition {
  /** What `./manifest` exports. */
  manifest: Manifest;
  /** Tables as Sequelize reads them; get one with `ctx.model(definition)`. */
  models?: readonly AnyModelDefinition[];
  /** What makes and changes the tables, in the order in which it runs. What has run anywhere is never changed. */
  migrations?: readonly Migration[];
  /** The plugin's procedures, from its own `createPluginTrpc(manifest)`; mounted at its id. */
  router?: AnyTRPCRouter;
  /** Events of the plugin's own Socket.io namespace, by name. */
  channels?: Record<string, ChannelEvent>;
  /** State machines whose snapshots, timers and effects the host keeps. */
  workflows?: readonly WorkflowDefinition[];
  /** Cards in conversations; the manifest names the same ones. */
  cards?: readonly CardDefinition[];
  /** Lists of things that wait for a viewer and are no cards. */
  toDoSources?: readonly ToDoSource[];
  /** Notices that it may send with `ctx.notify`. */
  notifications?: readonly NotificationDefinition[];
  /** What a practice, professional or client decides; every field has a default and a label. */
  settings?: SettingsSchema;
  /** Lines of Profile Completion. */
  profileItems?: readonly ProfileItem[];
  /** What the portal's search finds of it. */
  search?: SearchProvider;
  /** What it publishes with `ctx.events.publish`. */
  events?: readonly EventDefinition[];
  /** What it does when something happens elsewhere. */
  listens?: readonly Listener[];
  /** What other plugins may ask of it, by name. */
  provides?: Record<string, Capability>;
  /** Capabilities of other plugins that this one asks for, by name, with the version range it understands. */
  calls?: Record<string, string>;
  /** Work in the background, by name: when it is asked for, or at a time. */
  jobs?: Record<string, JobDefinition>;
  /** Audit verbs with the sentence that the audit page shows, such as `sent: "sent a message"`. */
  audit?: Record<string, string>;
  /** What `/healthz` and the page Plugins say about it. */
  health?: readonly HealthCheck[];
  /** Who may download files that this plugin claimed, by `owner.kind`. */
  fileGuards?: Record<string, FileGuard>;
  /** What it adds to the export of a client and of a practice. */
  exports?: { client?(ctx: PluginContext, clientId: string): Promise<unknown>; practice?(ctx: PluginContext): AsyncIterable<unknown> };
  /** `practice` takes back what `exports.practice` gave, ids made new; it may be called again after an interruption, so it writes by key. `clients` adds columns to the import of clients. */
  imports?: { practice?(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void>; clients?: ImportColumns };
  /** Fills the made-up practices of a demo. */
  demo?(ctx: PluginContext, demo: { practiceId: string; conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void>;
  /** Runs in the transaction that switches it on for a practice. */
  onEnable?(ctx: PluginContext, tx: Tx): Promise<void>;
  /** Runs in the transaction that switches it off; data stay. */
  onDisable?(ctx: PluginContext, tx: Tx): Promise<void>;
  /** Deletes a practice's data for good, when an administrator asks for that. */
  onPurge?(ctx: PluginContext, tx: Tx): Promise<void>;
}

/** A plugin as the host loads it. */
export type Plugin = PluginDefinition;

const known = new Set([
  "manifest", "models", "migrations", "router", "channels", "workflows", "cards", "toDoSources", "notifications", "settings",
  "profileItems", "search", "events", "listens", "provides", "calls", "jobs", "audit", "health", "fileGuards", "exports",
  "imports", "demo", "onEnable", "onDisable", "onPurge",
]);

/**
 * Declares a plugin; reads as its table of contents.
 * @throws when a word is not part of the contract, naming the plugin and the word.
 */
export function definePlugin(definition: PluginDefinition): Plugin {
  const id = definition.manifest?.id ?? "a plugin";
  if (!definition.manifest) throw new Error(`${id}: definePlugin needs the manifest; import it from ../manifest.ts`);
  const strange = Object.keys(definition).filter((word) => !known.has(word));
  if (strange.length > 0) {
    throw new Error(`${id}: definePlugin does not know ${strange.map((word) => `"${word}"`).join(", ")}; it takes ${[...known].join(", ")}`);
  }
  return definition;
}
