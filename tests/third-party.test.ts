import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHouse, listPlugin, pack } from "./third-party/house-copy.ts";
import type { HouseCopy } from "./third-party/house-copy.ts";

const node = process.execPath;
const tsc = (house: HouseCopy, ...words: string[]): Promise<string> => house.run(node, [join(house.root, "node_modules/typescript/bin/tsc"), ...words]);
const slow = { timeout: 600_000 };

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });

/** Boots the portal's plugins in a process of the copy, and prints how each one started. */
const bootScript = `
import { pathToFileURL } from "node:url";
const { loadPackages } = await import("@anteroom/core/host");
const { bootPlugins } = await import(pathToFileURL("core/dist/server/plugins/boot-plugins.js").href);
const { corePlugin } = await import(pathToFileURL("core/dist/server/core-plugin/core-plugin.js").href);
const candidates = await bootPlugins(corePlugin, await loadPackages(process.cwd() + "/config/plugins.json"), "1.0.0");
console.log(JSON.stringify(Object.fromEntries(candidates.map((one) => [one.id, one.failed?.why ?? "started"]))));
process.exit(0);
`;

async function boot(house: HouseCopy): Promise<Record<string, string>> {
  writeFileSync(join(house.root, "tests", "boot.mjs"), bootScript);
  const printed = await house.run(node, ["tests/boot.mjs"]);
  return JSON.parse(printed.trim().split("\n").find((line) => line.startsWith("{")) ?? "{}") as Record<string, string>;
}

let house: HouseCopy;
beforeAll(async () => {
  house = copyHouse();
  await tsc(house, "-b", "core", "config", "plugins/messages");
}, 300_000);
afterAll(() => house?.remove());

/** The commands of docs/plugins/README.md, one list for each block. */
const blocks = [...readFileSync(join(import.meta.dirname, "../docs/plugins/README.md"), "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => (match[1] ?? "").trim().split("\n"));

/** Runs a command as a shell would, with programs and the network as the test has them. */
async function type(command: string, cwd: string): Promise<string> {
  if (command === "npm start") return untilReady();
  if (command === "npm install") return installWithoutNetwork(cwd);
  return house.run("sh", ["-c", command], { cwd, env: { TEST_ENGINES: "sqlite", npm_config_offline: "true" } });
}

/** Starts the portal as the page says, and stops it once it says where it is. */
async function untilReady(): Promise<string> {
  const port = String(await freePort());
  const child = spawn("npm", ["start"], { cwd: house.root, env: { ...house.environment, npm_config_offline: "true", PORT: port, DATA_DIR: join(house.root, ".data") }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let printed = "";
  try {
    await new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => {
        printed += bytes.toString();
        if (printed.includes("Anteroom is ready")) resolve();
      });
      child.once("exit", () => reject(new Error(`npm start ended:\n${printed}`)));
    });
    const health = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { plugins: { id: string; state: string }[] };
    expect(health.plugins).toContainEqual(expect.objectContaining({ id: "sleep-log", state: "ready" }));
  } finally {
    child.removeAllListeners("exit");
    const gone = new Promise((resolve) => child.once("exit", resolve));
    process.kill(-(child.pid ?? 0), "SIGTERM");
    await gone;
  }
  return printed;
}

/** What npm install would fetch is here already; core alone comes from the tarball that the plugin names. */
async function installWithoutNetwork(plugin: string): Promise<string> {
  const { devDependencies } = JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")) as { devDependencies: Record<string, string> };
  house.linkPackages(join(plugin, "node_modules"));
  const tarball = join(plugin, (devDependencies["@anteroom/core"] ?? "").replace("file:", ""));
  return house.run("tar", ["-xzf", tarball, "-C", join(plugin, "node_modules/@anteroom/core"), "--strip-components=1"]);
}

describe("docs/plugins/README.md", () => {
  it("is true: every command works in its order, in the repository and outside it", slow, async () => {
    let cwd = house.root;
    const printed = new Map<string, string>();
    for (const command of blocks.flat()) {
      if (command.startsWith("cd ")) cwd = resolve(cwd, command.slice(3));
      else printed.set(`${command} in ${basename(cwd)}`, await type(command, cwd));
    }
    const said = (command: string, where = house.root): string => printed.get(`${command} in ${basename(where)}`) ?? "";
    const outside = resolve(house.root, "../sleep-log");
    expect(cwd).toBe(outside);
    expect(said("npm run plugin:new sleep-log")).toContain("Made @anteroom/plugin-sleep-log in plugins/sleep-log");
    expect(said("npx vitest run --project unit plugins/sleep-log")).toMatch(/Test Files .*2 passed/);
    expect(said("npm test", outside)).toMatch(/Test Files .*2 passed/);
    expect(existsSync(join(outside, "anteroom-plugin-sleep-log-1.0.0.tgz"))).toBe(true);
    expect(JSON.parse(readFileSync(join(house.root, "config/plugins.json"), "utf8"))).toEqual({ plugins: expect.arrayContaining([{ package: "@anteroom/plugin-sleep-log", required: false }]) });
  });
});

describe("a plugin from the template", () => {
  it("is refused where it would overwrite or take a name of core", async () => {
    const refusal = (...words: string[]) => house.run(node, ["core/dist/cli/anteroom-plugin.js", "new", ...words]).catch((error: Error) => error.message);
    expect(await refusal("messages")).toContain("is there already; choose another id");
    expect(await refusal("inbox")).toContain('"inbox" belongs to core; choose another id, such as inbox-notes.');
    expect(await refusal("Sleep Log")).toContain("use kebab-case, such as to-dos");
    expect(await refusal()).toContain("anteroom-plugin new <id>");
  });
});

describe("a plugin from npm", () => {
  it("is packed by its author, installed beside the portal's own copies, listed, and starts", slow, async () => {
    const fixture = join(house.root, "tests/fixtures/mood-check-in");
    await house.run(node, [join(house.root, "node_modules/typescript/bin/tsc"), "-b"], { cwd: fixture });
    await tsc(house, "-p", "tests/fixtures/mood-check-in/ui");
    const tarball = await pack(house, "tests/fixtures/mood-check-in");
    await house.run("npm", ["install", "--offline", "--ignore-scripts", tarball]);
    for (const name of ["@anteroom/core", "react", "zod", "sequelize"]) expect(existsSync(join(house.root, "node_modules/anteroom-plugin-mood-check-in/node_modules", name))).toBe(false);
    listPlugin(house, "anteroom-plugin-mood-check-in");
    expect(await boot(house)).toMatchObject({ messages: "started", "mood-check-in": "started" });
  });

  it("is refused, alone, when it brings its own copy of what the portal shares", slow, async () => {
    const own = join(house.root, "node_modules/anteroom-plugin-mood-check-in/node_modules/zod");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), JSON.stringify({ name: "zod", version: "3.0.0", main: "index.js" }));
    writeFileSync(join(own, "index.js"), "module.exports = require('../../../zod');");
    const started = await boot(house);
    expect(started["mood-check-in"]).toMatch(/mood-check-in: it brings its own copy of zod .*make zod a peerDependency and install again/);
    expect(started["messages"]).toBe("started");
    await house.run("rm", ["-rf", own]);
  });
});
