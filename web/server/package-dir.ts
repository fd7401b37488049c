import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the web package, from `server/` and from `dist/server/` alike. */
export function packageDir(): string {
  let dir = import.meta.dirname;
  while (!existsSync(join(dir, "package.json"))) dir = dirname(dir);
  return dir;
}
