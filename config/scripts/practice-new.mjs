import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";
import { checkNode, root } from "./progress.mjs";

checkNode();
await installIfNeeded();
await build();
const made = spawnSync(process.execPath, [join(root, "web/dist/server/new-practice.js"), ...process.argv.slice(2)], { cwd: root, stdio: "inherit", env: { ...process.env, DEMO: "0" } });
process.exit(made.status ?? 1);
