import { readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import semver from "semver";
import { z } from "zod";
import { issueWords } from "../../manifest.ts";
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
  const parsed = configSchema.safeParse(jsonOf(configFile, text));
  if (!parsed.success) {
    throw new Error(`${configFile}: ${parsed.error.issues.map((issue) => issueWords(issue, "the file")).join("; ")}; it takes { "plugins": [{ "package": "…", "required": false }] }`);
  }
  const require = createRequire(configFile);
  return Promise.all(parsed.data.plugins.map((line) => readPackage(require, line.package, line.required)));
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file}: it is not JSON (${(cause as Error).message}); mend it, every name in double quotes and no comma after the last line`, { cause });
  }
}

async function readPackage(require: NodeJS.Require, packageName: string, required: boolean): Promise<PluginPackage> {
  const door = async (name: "manifest" | "server"): Promise<unknown> => {
    try {
      return ((await import(pathToFileURL(require.resolve(`${packageName}/${name}`)).href)) as { default?: unknown }).default;
    } catch (cause) {
      throw doorError(packageName, name, cause);
    }
  };
  const facts = { packageName, required, manifest: () => door("manifest"), plugin: () => door("server") };
  try {
    const file = require.resolve(`${packageName}/package.json`);
    const json = jsonOf(file, await readFile(file, "utf8")) as { version?: string; peerDependencies?: Record<string, string> };
    const version = json.version ?? "";
    const problem = semver.valid(version) ? null : `${packageName}: package.json has ${version ? `the version "${version}", which is none` : "no version"}; write one such as 1.0.0`;
    return { ...facts, folder: await realpath(dirname(file)), version: problem ? "0.0.0" : version, coreRange: json.peerDependencies?.["@anteroom/core"] ?? "", problem };
  } catch (cause) {
    return { ...facts, folder: null, version: "0.0.0", coreRange: "", problem: packageProblem(packageName, cause) };
  }
}

const codeOf = (cause: unknown): unknown => (cause as { code?: unknown } | null)?.code;

function packageProblem(name: string, cause: unknown): string {
  if (codeOf(cause) === "MODULE_NOT_FOUND") return `the package ${name} is not installed; run npm install ${name}, or take its line out of ${join("config", "plugins.json")}`;
  if (codeOf(cause) === "ERR_PACKAGE_PATH_NOT_EXPORTED") return `${name}: package.json does not let itself be read; add "./package.json": "./package.json" to its exports`;
  return `${name}: its package.json cannot be read: ${(cause as Error).message}`;
}

/** A door that is not there at all, said with what to do; what is broken behind a door is any other error. */
export class DoorError extends Error {
  override readonly name = "DoorError";
}

function doorError(name: string, door: "manifest" | "server", cause: unknown): Error {
  const { message } = cause as Error;
  if (codeOf(cause) === "ERR_PACKAGE_PATH_NOT_EXPORTED") return new DoorError(`package.json has no door "./${door}"; add it to exports, with the built file as "default"`, { cause });
  const missing = codeOf(cause) === "MODULE_NOT_FOUND" || codeOf(cause) === "ERR_MODULE_NOT_FOUND" ? /(?:module|file) '([^']+)'/i.exec(message)?.[1] : undefined;
  if (missing?.includes(`/dist/`)) return new DoorError(`${missing.slice(missing.indexOf("/dist/") + 1)} of ${name} is not there; build the package (npm run build) and see that "files" lets dist be packed`, { cause });
  return cause as Error;
}
