import { spawn } from "node:child_process";

/** The root of the project. */
export const root = new URL("../../", import.meta.url).pathname;

/** Ends the script with sentences for a person, no stack. */
export function giveUp(...lines) {
  console.error(`\n${lines.join("\n")}`);
  process.exit(1);
}

/** Refuses a Node that is too old, before anything is installed. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(`Node ${process.versions.node} is too old: Anteroom needs 20.19 or later.`, "Get it from https://nodejs.org, then run the same command again.");
}

/** Runs a long step: says what it does, that it still does it, and how long it took. Its output is shown only when it fails. */
export async function step(title, command, args, env = process.env) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${title}…`);
  const stillWorking = setInterval(() => console.log(`  still working, ${seconds()} s`), 10_000);
  const { code, output } = await capture(command, args, env);
  clearInterval(stillWorking);
  if (code !== 0) giveUp(output.trim(), "", `This did not work: ${title.toLowerCase()}. The lines above say why.`);
  if (seconds() >= 2) console.log(`  done in ${seconds()} s`);
}

function capture(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Hands SIGINT and SIGTERM on to a child, and ends with the child's own code. */
export function follow(child) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}
