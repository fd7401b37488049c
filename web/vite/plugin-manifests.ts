import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** What the web build needs of a manifest; the host has the whole shape. */
export interface WebManifest {
  id: string;
  name: string;
  routes: readonly { path: string; file: string; audience: "client" | "staff" }[];
}

/** A plugin named in config/plugins.json. */
export interface InstalledPlugin {
  /** The npm name. */
  package: string;
  /** The real folder, links resolved. */
  dir: string;
  manifest: WebManifest;
  /** Whether the package has a `./ui` door. */
  hasUi: boolean;
}

/** The root of the project, found from any folder inside. */
export function projectRoot(from: string): string {
  let dir = from;
  while (!existsSync(join(dir, "config", "plugins.json"))) {
    const above = dirname(dir);
    if (above === dir) throw new Error(`web: no config/plugins.json above ${from}`);
    dir = above;
  }
  return dir;
}

/**
 * Reads the manifests of all plugins in config/plugins.json, in its order.
 * @throws naming the package when it is not installed, not built or has no manifest.
 */
export async function readPluginManifests(root: string): Promise<InstalledPlugin[]> {
  const file = process.env.PLUGINS_FILE ?? join(root, "config", "plugins.json");
  const { plugins } = JSON.parse(readFileSync(file, "utf8")) as { plugins: { package: string }[] };
  const resolve = createRequire(join(root, "web", "package.json")).resolve;
  return Promise.all(plugins.map((entry) => readPlugin(entry.package, resolve)));
}

async function readPlugin(name: string, resolve: NodeJS.RequireResolve): Promise<InstalledPlugin> {
  try {
    const packageFile = realpathSync(resolve(`${name}/package.json`));
    const { exports = {} } = JSON.parse(readFileSync(packageFile, "utf8")) as { exports?: Record<string, unknown> };
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(resolve(`${name}/manifest`)).href)) as { default: WebManifest };
    return { package: name, dir: dirname(packageFile), manifest: loaded.default, hasUi: "./ui" in exports };
  } catch (error) {
    throw new Error(`config/plugins.json: ${name} cannot be read. Install it (npm install ${name}) and run "npm run build", or take its line out.\n${(error as Error).message}`, { cause: error });
  }
}
