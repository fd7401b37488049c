#!/usr/bin/env node
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { newPluginInside, newPluginOutside } from "./new-plugin.ts";

const usage = `anteroom-plugin new <id>             a plugin in plugins/<id> of the checkout you are in
anteroom-plugin new <id> --outside   a package of its own in the folder <id>
anteroom-plugin new <id> --outside --into <folder>`;

function run(words: readonly string[]): string {
  const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options: { outside: { type: "boolean", default: false }, into: { type: "string" }, help: { type: "boolean", short: "h" } } });
  const [command, id] = positionals;
  if (values.help || command !== "new" || id === undefined) throw new Error(usage);
  const made = values.outside ? newPluginOutside(values.into ?? id, id) : newPluginInside(process.cwd(), id);
  const where = relative(process.cwd(), resolve(made.folder)) || ".";
  const next = values.outside ? [`cd ${where}`, "npm install", "npm run build", "npm test"] : ["npm install", `npx vitest run --project unit ${where}`, "npm start"];
  return [`Made ${made.package} in ${where}: ${made.files.length} files. Next:`, ...next.map((line) => `  ${line}`)].join("\n");
}

try {
  console.log(run(process.argv.slice(2)));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
