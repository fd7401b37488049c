import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";
import { checkNode, root } from "./progress.mjs";

checkNode();
await installIfNeeded();
// The declarations of a package are what its neighbours' editors and manifests resolve to.
await build();

const args = ["--conditions=source", "--import", "tsx", "--enable-source-maps", join(root, "web/server/server.ts")];
const env = { DEMO: "1", ...process.env, NODE_ENV: "development" };
let server;
let again = false;

function run() {
  server = spawn(process.execPath, args, { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  server.on("message", (message) => {
    if (!message?.ready) return;
    console.log(`\nReady: ${message.url} (pages update as you save; server changes restart it)`);
    for (const { who, email, password } of message.signIns) console.log(`  ${who}: ${email}  ${password}`);
  });
  server.on("exit", (code) => {
    if (again) {
      again = false;
      run();
    } else if (code !== 0 && code !== null) console.log("The server ended. Save a server file to start it again.");
    else process.exit(0);
  });
}

let pending;
function restart(file) {
  clearTimeout(pending);
  pending = setTimeout(() => {
    console.log(`${file} changed, starting again…`);
    if (server.exitCode !== null) return run();
    again = true;
    server.kill("SIGTERM");
  }, 150);
}

const plugins = readdirSync(join(root, "plugins")).map((id) => `plugins/${id}`);
for (const dir of ["core", "web/server", "web/vite", "config", ...plugins]) {
  watch(join(root, dir), { recursive: true }, (_event, file) => {
    // Pages are Vite's to follow; built files and tests change nothing that runs here.
    const path = `${dir}/${file ?? ""}`.replaceAll("\\", "/");
    if (/\.(ts|json)$/.test(path) && !/(^|\/)(node_modules|dist|build|ui|tests)\/|\.test\.ts$/.test(path)) restart(path);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (server.exitCode === null ? server.kill(signal) : process.exit(0)));
run();
