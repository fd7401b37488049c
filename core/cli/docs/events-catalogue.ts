import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "../../server/plugins/define-plugin.ts";
import { jsonSchemaOf, typeWords } from "./schema-lines.ts";

/** A plugin with the folder that its sources lie in. */
export interface SourcedPlugin {
  plugin: Plugin;
  folder: string;
}

/** The sentence above `defineEvent({ name })` and its kin in the sources of a folder, by name. */
function sentencesIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ts$/.test(entry.name) || entry.name.includes(".test.") || /node_modules|dist/.test(entry.parentPath)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const match of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*export const \w+ = (?:defineEvent|defineNotification)\(\{\s*(?:name|kind): "([^"]+)"/g)) {
      found.set(match[2] ?? "", (match[1] ?? "").replaceAll(/^\s*\*/gm, "").replaceAll(/\s+/g, " ").trim());
    }
  }
  return found;
}

const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;

function pluginLines({ plugin, folder }: SourcedPlugin, all: readonly SourcedPlugin[]): string[] {
  const sentences = sentencesIn(folder);
  const listeners = all.flatMap((one) => (one.plugin.listens ?? []).map((listener) => ({ id: one.plugin.manifest.id, ...listener })));
  const lines: string[] = [];
  const events = plugin.events ?? [];
  if (events.length > 0) {
    lines.push("", "| event | version | data | when | heard by |", "| --- | --- | --- | --- | --- |");
    for (const event of events) {
      const heard = listeners.filter((one) => one.to === event.name).map((one) => `${one.id} (${one.as})`);
      lines.push(`| \`${event.name}\` | ${event.version} | ${code(typeWords(jsonSchemaOf(event.schema)))} | ${sentences.get(event.name) ?? ""} | ${heard.join(", ") || "nobody yet"} |`);
    }
  }
  const capabilities = Object.entries(plugin.provides ?? {});
  if (capabilities.length > 0) {
    lines.push("", "| capability | version | input | output |", "| --- | --- | --- | --- |");
    for (const [name, one] of capabilities) lines.push(`| \`${name}\` | ${one.version} | ${code(typeWords(jsonSchemaOf(one.input)))} | ${code(typeWords(jsonSchemaOf(one.output)))} |`);
  }
  const notices = plugin.notifications ?? [];
  if (notices.length > 0) {
    lines.push("", "| notification | class | data | |", "| --- | --- | --- | --- |");
    for (const one of notices) lines.push(`| \`${one.kind}\` | ${one.class} | ${code(typeWords(jsonSchemaOf(one.data)))} | ${sentences.get(one.kind) ?? ""} |`);
  }
  return lines.length > 0 ? ["", `## ${plugin.manifest.id}`, ...lines] : [];
}

/** docs/plugins/events.md: what the portal and its plugins publish, answer and tell, as their code declares it. */
export function eventsCatalogue(plugins: readonly SourcedPlugin[]): string {
  const lines = ["# Events, capabilities and notifications", "", "<!-- Written by `npm run docs`; change the code, not this file. -->", "", "An event is heard with `listen({ to, version, as, read, run })`: it comes after the commit and at least once, so a listener does its work in a way that may be repeated, and takes no order for granted. A capability is asked with `ctx.ask(name, input)`, and the asker handles its absence. Data carry ids, never names, amounts or text of people."];
  for (const one of plugins) lines.push(...pluginLines(one, plugins));
  if (plugins.every((one) => !one.plugin.provides)) lines.push("", "No plugin of this repository provides a capability yet.");
  return `${lines.join("\n")}\n`;
}
