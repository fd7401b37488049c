import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installIfNeeded } from "./install.mjs";
import { checkNode, root, step } from "./progress.mjs";

checkNode();
await installIfNeeded();
const cli = join(root, "core/cli/anteroom-plugin.ts");
const made = spawnSync(process.execPath, ["--conditions=source", "--import", "tsx", cli, "new", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
if (made.status !== 0) process.exit(made.status ?? 1);
if (process.argv.includes("--outside")) process.exit(0);
// A link in node_modules and a line in package-lock.json; nothing is fetched.
await step("Linking the plugin", "npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"]);
