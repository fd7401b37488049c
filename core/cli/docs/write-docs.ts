import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corePackage } from "../core-package.ts";
import { pluginDocs } from "./plugin-docs.ts";

const root = join(corePackage().folder, "..");
const folder = join(root, "docs", "plugins");
// With --check nothing is written, and what is out of date ends the program with a failure.
const check = process.argv.includes("--check");
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(await pluginDocs(root))) {
  const path = join(folder, file);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (check) process.exitCode = 1;
  else writeFileSync(path, text);
  console.log(check ? `docs/plugins/${file} is out of date; run npm run docs` : `Wrote docs/plugins/${file}`);
}
