import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";

/**
 * Fails the build when a page imports server code, in the browser bundle and in the rendering one alike:
 * in the browser it would ship the database layer, while rendering it would be a second, uninitialised copy of it.
 * Types are free, and what only a loader needs comes from `context`.
 */
export function noServerInClient(options: { root: string; pluginDirs: readonly string[] }): Plugin {
  const folders = serverFolders(options);
  return {
    name: "anteroom-no-server-in-client",
    enforce: "pre",
    async resolveId(source, importer, resolveOptions) {
      if (importer === undefined || source.startsWith("\0") || source.startsWith("virtual:")) return undefined;
      const resolved = await this.resolve(source, importer, { ...resolveOptions, skipSelf: true });
      const folder = resolved === null ? undefined : folders.find((one) => resolved.id.startsWith(one));
      if (folder === undefined) return undefined;
      throw new Error(`${importer} imports ${source}, which is server code (${folder}). Import it as a type only, or take what you need from the loader's context.`);
    },
  };
}

/** The folders that no page may reach, each with a closing separator. */
export function serverFolders({ root, pluginDirs }: { root: string; pluginDirs: readonly string[] }): string[] {
  const core = ["server", "testing", "cli"].flatMap((name) => [join(root, "core", name), join(root, "core", "dist", name)]);
  const plugins = pluginDirs.flatMap((dir) => [join(dir, "server"), join(dir, "dist", "server")]);
  return [...core, ...plugins, join(root, "config"), join(root, "web", "server")].map((folder) => `${realFolder(folder)}${sep}`);
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder; // not there (yet): nothing can resolve into it
  }
}
