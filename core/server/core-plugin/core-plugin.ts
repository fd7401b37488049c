import { accountsPart } from "../accounts/core-part.ts";
import { auditPart } from "../audit/core-part.ts";
import { onceMigration } from "../database/once.ts";
import { deskPart } from "../desk/core-part.ts";
import { filesPart } from "../files/core-part.ts";
import { inboxPart } from "../inbox/core-part.ts";
import { jobsPart } from "../jobs/core-part.ts";
import { notifyPart } from "../notify/core-part.ts";
import { outboxPart } from "../outbox/core-part.ts";
import { peoplePart } from "../people/core-part.ts";
import { definePlugin } from "../plugins/define-plugin.ts";
import type { PluginDefinition } from "../plugins/define-plugin.ts";
import { pluginsPart } from "../plugins/core-part.ts";
import { profilePart } from "../profile/core-part.ts";
import { teamPart } from "../team/core-part.ts";
import { transferPart } from "../transfer/core-part.ts";
import { workflowsPart } from "../workflows/core-part.ts";
import { coreManifest } from "./core-manifest.ts";
import { coreSettings } from "./core-settings.ts";

const parts: readonly Partial<PluginDefinition>[] = [
  { migrations: [onceMigration] },
  pluginsPart, accountsPart, peoplePart, outboxPart, workflowsPart, jobsPart, auditPart, notifyPart, filesPart, inboxPart, deskPart, profilePart, teamPart, transferPart,
];

const all = <Value>(pick: (part: Partial<PluginDefinition>) => readonly Value[] | undefined): Value[] => parts.flatMap((part) => pick(part) ?? []);
const merged = <Value>(pick: (part: Partial<PluginDefinition>) => Record<string, Value> | undefined): Record<string, Value> =>
  Object.assign({}, ...parts.map((part) => pick(part) ?? {})) as Record<string, Value>;

/** Core speaks its own contract: each area adds a part, and the host treats them like any plugin's. */
export const corePlugin = definePlugin({
  manifest: coreManifest,
  migrations: all((part) => part.migrations),
  workflows: all((part) => part.workflows),
  events: all((part) => part.events),
  listens: all((part) => part.listens),
  notifications: all((part) => part.notifications),
  cards: all((part) => part.cards),
  toDoSources: all((part) => part.toDoSources),
  profileItems: all((part) => part.profileItems),
  health: all((part) => part.health),
  settings: coreSettings,
  audit: merged((part) => part.audit),
  jobs: merged((part) => part.jobs),
  fileGuards: merged((part) => part.fileGuards),
});
