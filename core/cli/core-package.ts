import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** Where this copy of core lies, and which it is. */
export interface CorePackage {
  folder: string;
  version: string;
  /** Whether it came from a registry or a tarball; otherwise it is part of a checkout. */
  installed: boolean;
}

/** Finds core's own package from any of its files, built or not. */
export function corePackage(from = import.meta.dirname): CorePackage {
  let folder = from;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { folder, version, installed: folder.split(sep).includes("node_modules") };
}
