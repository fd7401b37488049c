import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";
import { checkNode, follow, root } from "./progress.mjs";

checkNode();
await installIfNeeded();
await build();

console.log("Starting…");
const env = { DEMO: "1", ...process.env, NODE_ENV: "production" };
// Where a demo is tried, the lines of a server log would hide the sign-ins below.
if (env.LOG_LEVEL === undefined && process.stdout.isTTY) env.LOG_LEVEL = "warn";
const server = spawn(process.execPath, ["--enable-source-maps", join(root, "web/dist/server/server.js")], { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
follow(server);
server.on("message", (message) => {
  if (message?.ready) printWhereToGo(message);
});

function printWhereToGo({ url, demo, signIns }) {
  console.log(`\nAnteroom is ready: ${url}`);
  if (demo) {
    console.log("\nThis is a demo with made-up people. Sign in as:");
    const wide = Math.max(...signIns.map(({ who }) => who.length), 0);
    const wideMail = Math.max(...signIns.map(({ email }) => email.length), 0);
    for (const { who, email, password } of signIns) console.log(`  ${who.padEnd(wide)}  ${email.padEnd(wideMail)}  ${password}`);
    console.log(`\nMail that the demo sends is kept at ${url}/mailbox`);
    console.log("Start with DEMO=0 for a practice of your own.");
  }
  console.log("\nStop with Ctrl+C.");
}
