import { relative } from "node:path";
import type { Plugin } from "vite";

/** What one built script holds: the modules inside, and the scripts that load with it. */
export interface ChunkRecord {
  /** The page's module, when the script is a page's own. */
  entry: string | null;
  imports: string[];
  modules: string[];
}

/** Writes beside the browser's build which module went into which script, so that tests can hold pages to their weight. */
export function chunkRecord(root: string): Plugin {
  const inRoot = (id: string): string => relative(root, id).split("?", 1)[0] ?? id;
  return {
    name: "anteroom-chunk-record",
    // After Vite took out the scripts that were nothing but style sheets.
    enforce: "post",
    applyToEnvironment: (environment) => environment.name === "client",
    generateBundle(_options, bundle) {
      const records: Record<string, ChunkRecord> = {};
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== "chunk") continue;
        records[file] = { entry: chunk.facadeModuleId === null ? null : inRoot(chunk.facadeModuleId), imports: chunk.imports, modules: Object.keys(chunk.modules).map(inRoot) };
      }
      this.emitFile({ type: "asset", fileName: ".vite/chunks.json", source: JSON.stringify(records) });
    },
  };
}
