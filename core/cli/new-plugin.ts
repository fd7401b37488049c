import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { addToWorkspace } from "./add-to-workspace.ts";
import { corePackage } from "./core-package.ts";
import { pluginNames } from "./plugin-names.ts";
import { writeTemplate } from "./write-template.ts";

/** What was made and where. */
export interface NewPlugin {
  id: string;
  package: string;
  folder: string;
  files: string[];
}

const templates = (folder: string): string => join(folder, "cli", "template");

function emptyFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is there already; choose another id, or move it away.`);
  return folder;
}

/**
 * Makes a plugin in `plugins/<id>` of a checkout and adds it to the workspace.
 * @throws when the id cannot be used or the folder is taken.
 */
export function newPluginInside(root: string, id: string): NewPlugin {
  const names = pluginNames(id);
  const core = corePackage();
  const folder = emptyFolder(join(root, "plugins", id));
  const words = { ...names, package: `@anteroom/plugin-${id}`, core: core.version };
  const files = ["plugin", "inside"].flatMap((part) => writeTemplate(join(templates(core.folder), part), folder, words));
  addToWorkspace(root, { id, package: words.package });
  return { id, package: words.package, folder, files };
}

/**
 * Makes a package of its own in `into`, for an author outside the portal's repository.
 * Core comes from the registry by version; from a checkout, which has no registry, it is packed beside the plugin.
 * @throws when the id cannot be used, the folder is taken, or core is a checkout that has not been built.
 */
export function newPluginOutside(into: string, id: string): NewPlugin {
  const names = pluginNames(id);
  const core = corePackage();
  const folder = emptyFolder(resolve(into));
  const coreSource = core.installed ? `^${core.version}` : `file:${packCore(core.folder, join(folder, "vendor"))}`;
  const words = { ...names, package: `anteroom-plugin-${id}`, core: core.version, coreSource };
  const files = ["plugin", "outside"].flatMap((part) => writeTemplate(join(templates(core.folder), part), folder, words));
  return { id, package: words.package, folder, files };
}

function packCore(core: string, vendor: string): string {
  if (!existsSync(join(core, "dist", "server", "index.js"))) throw new Error(`${core} is not built, so it cannot be packed; run npm run build in the portal's checkout first.`);
  mkdirSync(vendor, { recursive: true });
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", vendor], { cwd: core, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as { filename: string }[];
  if (!packed) throw new Error(`npm pack made nothing of ${core}`);
  return `vendor/${packed.filename}`;
}
