import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PluginCheck } from "../candidate.ts";

const shared = ["@anteroom/core", "react", "@trpc/server", "sequelize", "zod"];

const folderOf = (require: NodeJS.Require, name: string): string | null => {
  for (const base of require.resolve.paths(name) ?? []) {
    try {
      return realpathSync(join(base, name));
    } catch {
      // not in this folder
    }
  }
  return null;
};

/** A plugin uses the host's own copies: a second zod or react in one process fails in ways that nobody can read. */
export const checkCopies: PluginCheck = {
  name: "copies",
  problems({ id, package: from }) {
    if (!from.folder) return [];
    const host = createRequire(import.meta.url);
    const plugin = createRequire(join(from.folder, "package.json"));
    return shared.flatMap((name) => {
      const theirs = folderOf(plugin, name);
      const ours = folderOf(host, name);
      return theirs && ours && theirs !== ours
        ? [`${id}: it brings its own copy of ${name} (${theirs}); make ${name} a peerDependency and install again`]
        : [];
    });
  },
};
