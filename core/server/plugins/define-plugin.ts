import type { AnyTRPCRouter } from "@trpc/server";
import type { z } from "zod";
import type { Manifest, PortalPermission } from "../../manifest.ts";
import type { Migration } from "../database/migrate.ts";
import type { Tx } from "../database/database.ts";
import type { Endpoint } from "../endpoints/endpoint.ts";
import type { CardDefinition } from "../inbox/define-card.ts";
import type { NextUp } from "../inbox/next-up.ts";
import type { OfferDefinition } from "../inbox/offers/define-offer.ts";
import type { FileGuard } from "../files/file-store.ts";
import type { NotificationDefinition } from "../notify/define-notification.ts";
import type { Capability } from "../outbox/define-capability.ts";
import type { EventDefinition } from "../outbox/define-event.ts";
import type { Listener } from "../outbox/listen.ts";
import type { SettingsSchema } from "../settings/define-settings.ts";
import type { ImportColumns } from "../transfer/import-columns.ts";
import type { SearchHit, SearchQuery } from "../search/search-query.ts";
import type { PortalViewer, Viewer } from "../viewer.ts";
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
  /** Whom it is for; both unless told. */
  for?: "portal" | "staff";
  /** What waits for this viewer now, within 2 seconds; a list that fails or is late is left out. */
  list(ctx: PluginContext, viewer: Viewer): Promise<ToDoItem[]>;
  /** Gives one of them to a staff member, or back to everybody with null, where the plugin keeps that itself; core keeps it otherwise. */
  give?(ctx: PluginContext, tx: Tx, id: string, staffId: string | null): Promise<void>;
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
  /** What it is, for the filter of staff's tasks, such as "Form to review"; the plugin's name unless told. */
  kind?: string;
  /** Whom it is about; staff see the client's name and filter by it. */
  clientId?: string;
  /** The staff member who has it, where the plugin keeps that itself. */
  holderId?: string;
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

/** What a plugin finds of its own records, for staff and for portal users. It gives back only what this viewer may see; the host narrows by client, person and time what is left. */
export interface SearchProvider {
  label: string;
  permission: string;
  /** What staff need in its place, where `permission` is of the portal alone. */
  staffPermission?: string;
  /** `partly` says that only the newest were looked through. */
  find(ctx: PluginContext, viewer: Viewer, query: SearchQuery): Promise<SearchHit[] | { hits: SearchHit[]; partly: boolean }>;
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

/** One thing that decides whether somebody can do something. */
export interface WhyFact {
  ok: boolean;
  /** As it stands now, such as "Clients may not write." */
  fact: string;
  /** The staff page where it is changed. */
  href?: string;
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
  /** Cards that staff send from the composer and from the chart, each made with `defineOffer`. */
  offers?: readonly OfferDefinition<never>[];
  /** Lists of things that wait for a viewer and are no cards. */
  toDoSources?: readonly ToDoSource[];
  /** What is next for a portal user, such as their next session; home shows the soonest of all plugins. Asked within half a second for each page of the portal. */
  nextUp?(ctx: PluginContext, viewer: PortalViewer): Promise<NextUp | null>;
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
  /** Addresses for machines, such as a processor that calls back, and for people without an account. */
  endpoints?: readonly Endpoint[];
  /** Who may download files that this plugin claimed, by `owner.kind`. */
  fileGuards?: Record<string, FileGuard>;
  /** What it adds to the export of a client and of a practice. */
  exports?: { client?(ctx: PluginContext, clientId: string): Promise<unknown>; clientFiles?(ctx: PluginContext, clientId: string): Promise<readonly string[]>; practice?(ctx: PluginContext): AsyncIterable<unknown> };
  /** `practice` takes back what `exports.practice` gave, ids made new; it may be called again after an interruption, so it writes by key. `clients` adds columns to the import of clients. */
  imports?: { practice?(ctx: PluginContext, rows: AsyncIterable<unknown>): Promise<void>; clients?: ImportColumns };
  /**
   * Two records of one client become one. In the same transaction, and on or off, the host moves the rows of every model with `clientId`, and
   * those with `portalUserId` of people who were on both records (`portalUsers`), by itself right after this. Declare it for the rest: unique keys
   * with a client in them, ids inside JSON, workflows whose subject is a client.
   */
  mergeClients?(ctx: PluginContext, merge: { from: string; into: string; portalUsers: readonly { from: string; into: string }[] }, tx: Tx): Promise<void>;
  /** Fills the made-up practices of a demo. */
  demo?(ctx: PluginContext, demo: { practiceId: string; conversationIds: readonly string[]; staffIds: readonly string[] }): Promise<void>;
  /** What the made-up practices of a demo have set, by name, before `demo` fills them. */
  demoSettings?: Readonly<Record<string, unknown>>;
  /** Runs in the transaction that switches it on for a practice. */
  onEnable?(ctx: PluginContext, tx: Tx): Promise<void>;
  /** Runs in the transaction that switches it off; data stay. */
  onDisable?(ctx: PluginContext, tx: Tx): Promise<void>;
  /** Sentences on what turning it off would mean for people now, such as "4 people have unsent answers."; asked within 2 seconds for the question that an administrator is asked. */
  offEffects?(ctx: PluginContext): Promise<string[]>;
  /**
   * What else decides whether a portal user can do what one of the plugin's permissions gives, such as a setting; the page "Why can't they?" adds it to
   * the facts it knows (plugin on, client archived, box ticked), in this order, and offers `href` (a page below `/staff/`) for the first that is not `ok`.
   * Asked within 2 seconds, while the plugin is on; `fact` is a sentence for staff, without PHI.
   */
  whyNot?(ctx: PluginContext, asked: { portalUserId: string; permission: string }): Promise<WhyFact[]>;
  /** Deletes a practice's data for good, when an administrator asks for that. */
  onPurge?(ctx: PluginContext, tx: Tx): Promise<void>;
}

/** A plugin as the host loads it. */
export type Plugin = PluginDefinition;

const known = new Set([
  "manifest", "models", "migrations", "router", "channels", "workflows", "cards", "offers", "toDoSources", "nextUp", "notifications", "settings",
  "profileItems", "search", "events", "listens", "provides", "calls", "jobs", "audit", "health", "endpoints", "fileGuards", "exports",
  "imports", "mergeClients", "demo", "demoSettings", "onEnable", "onDisable", "offEffects", "whyNot", "onPurge",
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
