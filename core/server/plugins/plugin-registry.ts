import type { Manifest } from "../../manifest.ts";
import type { CardDefinition } from "../inbox/define-card.ts";
import type { OfferDefinition } from "../inbox/offers/define-offer.ts";
import type { NotificationDefinition } from "../notify/define-notification.ts";
import type { Capability } from "../outbox/define-capability.ts";
import type { Listener } from "../outbox/listen.ts";
import type { WorkflowDefinition } from "../workflows/define-workflow.ts";
import type { Plugin, ProfileItem, SearchProvider, ToDoSource } from "./define-plugin.ts";

/** A plugin as boot left it: ready, or failed with a sentence that says who, what and what to do. */
export type InstalledPlugin =
  | { id: string; packageName: string; version: string; manifest: Manifest; plugin: Plugin; failed: null }
  | { id: string; packageName: string; version: string; manifest: Manifest | null; plugin: null; failed: string };

/** Everything installed, found by name. `core` is in it as a plugin that is always on. */
export interface PluginRegistry {
  all(): readonly InstalledPlugin[];
  get(pluginId: string): InstalledPlugin | undefined;
  card(kind: string): { pluginId: string; card: CardDefinition } | undefined;
  workflow(pluginId: string, name: string): WorkflowDefinition | undefined;
  notification(kind: string): { pluginId: string; notification: NotificationDefinition } | undefined;
  capability(name: string): { pluginId: string; capability: Capability } | undefined;
  listeners(event: string): readonly { pluginId: string; listener: Listener }[];
  profileItems(): readonly { pluginId: string; item: ProfileItem }[];
  offers(): readonly { pluginId: string; offer: OfferDefinition<never> }[];
  nextUps(): readonly { pluginId: string; nextUp: NonNullable<Plugin["nextUp"]> }[];
  toDoSources(): readonly { pluginId: string; source: ToDoSource }[];
  searchProviders(): readonly { pluginId: string; search: SearchProvider }[];
  /** Label and default holders of a permission key. */
  permission(key: string): { pluginId: string; label: string; default: readonly string[]; portal?: string } | undefined;
}
