import { accountsPart } from "../accounts/core-part.ts";
import { auditPart } from "../audit/core-part.ts";
import { onceMigration } from "../database/once.ts";
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
import { workflowsPart } from "../workflows/core-part.ts";
import { coreManifest } from "./core-manifest.ts";
import { coreSettings } from "./core-settings.ts";

const parts: readonly Partial<PluginDefinition>[] = [
  { migrations: [onceMigration] },
  pluginsPart, accountsPart, peoplePart, outboxPart, workflowsPart, jobsPart, auditPart, notifyPart, filesPart, inboxPart, profilePart,
];

const lists = <Key extends "migrations" | "workflows" | "events" | "listens" | "notifications" | "cards" | "profileItems" | "health">(key: Key) =>
  parts.flatMap((part) => part[key] ?? []) as NonNullable<PluginDefinition[Key]>;
const records = <Key extends "audit" | "jobs" | "fileGuards">(key: Key) =>
  Object.assign({}, ...parts.map((part) => part[key] ?? {})) as NonNullable<PluginDefinition[Key]>;

/** Core speaks its own contract: each area adds a part, and the host treats them like any plugin's. */
export const corePlugin = definePlugin({
  manifest: coreManifest,
  migrations: lists("migrations"),
  workflows: lists("workflows"),
  events: lists("events"),
  listens: lists("listens"),
  notifications: lists("notifications"),
  cards: lists("cards"),
  profileItems: lists("profileItems"),
  health: lists("health"),
  settings: coreSettings,
  audit: records("audit"),
  jobs: records("jobs"),
  fileGuards: records("fileGuards"),
});
