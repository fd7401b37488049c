import { realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { InstalledPlugin } from "./plugin-manifests.ts";

export interface PluginRoute {
  path: string;
  /** Relative to `web/app`: an absolute path breaks the build. */
  file: string;
  id: string;
}

/** The pages that the installed plugins add to one layout. */
export function pluginRoutes(plugins: readonly InstalledPlugin[], audience: "client" | "staff", appDir: string): PluginRoute[] {
  const from = realpathSync(appDir);
  return plugins.flatMap(({ dir, manifest }) =>
    manifest.routes
      .filter((route) => route.audience === audience)
      .map((route) => ({
        path: route.path,
        file: relative(from, realFile(dir, route.file, manifest.id)).split(sep).join("/"),
        id: `plugins/${manifest.id}/${route.path.replace(/[^a-z0-9]+/gi, "-")}`,
      })),
  );
}

function realFile(dir: string, file: string, id: string): string {
  try {
    return realpathSync(join(dir, file));
  } catch {
    throw new Error(`${id}: the manifest names the page ${file}, which is not in ${dir}. Add the file or take the route out.`);
  }
}
