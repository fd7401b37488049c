import { readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Plugin } from "./define-plugin.ts";

const configSchema = z.strictObject({
  plugins: z.array(z.strictObject({ package: z.string().min(1), required: z.boolean().default(false) })),
});

/** One line of config/plugins.json with what its package says of itself; plugin code has not run yet. */
export interface PluginPackage {
  packageName: string;
  required: boolean;
  /** Real folder of the package; null for plugins handed over in a test. */
  folder: string | null;
  version: string;
  /** The range of `@anteroom/core` that it was written for. */
  coreRange: string;
  /** Why the package itself cannot be used. */
  problem: string | null;
  manifest(): Promise<unknown>;
  plugin(): Promise<unknown>;
}

/** A package that is there, for a plugin that is already in memory. */
export const packageOf = (plugin: Plugin, facts: Partial<PluginPackage> = {}): PluginPackage => ({
  packageName: `@anteroom/plugin-${plugin.manifest?.id}`,
  required: false,
  folder: null,
  version: "1.0.0",
  coreRange: "*",
  problem: null,
  manifest: () => Promise.resolve(plugin.manifest),
  plugin: () => Promise.resolve(plugin),
  ...facts,
});

/**
 * Reads config/plugins.json and the package.json of each plugin named there.
 * @throws when the file is not JSON or has a word it does not take; a missing package is a problem of that plugin only.
 */
export async function loadPackages(configFile: string): Promise<PluginPackage[]> {
  const text = await readFile(configFile, "utf8");
  const parsed = configSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new Error(`${configFile}: ${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`);
  }
  const require = createRequire(configFile);
  return Promise.all(parsed.data.plugins.map((line) => readPackage(require, line.package, line.required)));
}

async function readPackage(require: NodeJS.Require, packageName: string, required: boolean): Promise<PluginPackage> {
  const door = async (name: string): Promise<Record<string, unknown>> => import(pathToFileURL(require.resolve(`${packageName}/${name}`)).href);
  try {
    const file = require.resolve(`${packageName}/package.json`);
    const json = JSON.parse(await readFile(file, "utf8")) as { version?: string; peerDependencies?: Record<string, string> };
    return {
      packageName,
      required,
      folder: await realpath(dirname(file)),
      version: json.version ?? "0.0.0",
      coreRange: json.peerDependencies?.["@anteroom/core"] ?? "",
      problem: null,
      manifest: async () => (await door("manifest")).default,
      plugin: async () => (await door("server")).default,
    };
  } catch (cause) {
    return {
      packageName, required, folder: null, version: "0.0.0", coreRange: "", manifest: () => Promise.resolve(null), plugin: () => Promise.resolve(null),
      problem: `the package ${packageName} is not installed or has no package.json door (${(cause as Error).message.split("\n")[0]}); run npm install ${packageName}, or take its line out of ${join("config", "plugins.json")}`,
    };
  }
}
