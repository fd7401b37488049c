import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHouse, listPlugin, pack } from "./third-party/house-copy.ts";
import type { HouseCopy } from "./third-party/house-copy.ts";

const node = process.execPath;
const tsc = (house: HouseCopy, ...words: string[]): Promise<string> => house.run(node, [join(house.root, "node_modules/typescript/bin/tsc"), ...words]);
const slow = { timeout: 300_000 };

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

describe("a plugin from the template", () => {
  it("keeps the contract, types and style from its first minute in the workspace", slow, async () => {
    const made = await house.run(node, ["config/scripts/plugin-new.mjs", "sleep-log"], { env: { npm_config_offline: "true" } });
    expect(made).toContain("Made @anteroom/plugin-sleep-log in plugins/sleep-log");
    expect(JSON.parse(readFileSync(join(house.root, "config/plugins.json"), "utf8"))).toMatchObject({ plugins: [{ package: "@anteroom/plugin-messages" }, { package: "@anteroom/plugin-sleep-log", required: false }] });
    const tested = await house.run(node, ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "plugins/sleep-log"], { env: { TEST_ENGINES: "sqlite" } });
    expect(tested).toMatch(/Test Files .*2 passed/);
    await tsc(house, "-b", "plugins/sleep-log");
    await tsc(house, "-p", "plugins/sleep-log/ui", "--noEmit");
    expect(await house.run(node, ["node_modules/eslint/bin/eslint.js", "plugins/sleep-log"])).not.toContain("error");
    expect(await boot(house)).toMatchObject({ messages: "started", "sleep-log": "started" });
  });

  it("is refused where it would overwrite or take a name of core", async () => {
    const refusal = (...words: string[]) => house.run(node, ["core/dist/cli/anteroom-plugin.js", "new", ...words]).catch((error: Error) => error.message);
    expect(await refusal("messages")).toContain("is there already; choose another id");
    expect(await refusal("inbox")).toContain('"inbox" belongs to core; choose another id, such as inbox-notes.');
    expect(await refusal("Sleep Log")).toContain("use kebab-case, such as to-dos");
    expect(await refusal()).toContain("anteroom-plugin new <id>");
  });

  it("builds and passes its tests as a package of its own, outside this repository", slow, async () => {
    const outside = join(house.root, "..", `${house.root.split("/").at(-1) ?? ""}-outside`);
    mkdirSync(outside);
    try {
      await house.run(node, [join(house.root, "core/dist/cli/anteroom-plugin.js"), "new", "sleep-log", "--outside"], { cwd: outside });
      const plugin = join(outside, "sleep-log");
      const { devDependencies } = JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")) as { devDependencies: Record<string, string> };
      const tarball = join(plugin, (devDependencies["@anteroom/core"] ?? "").replace("file:", ""));
      expect(existsSync(tarball)).toBe(true);
      // What npm install would fetch is here already; only core comes from its tarball.
      house.linkPackages(join(plugin, "node_modules"));
      await house.run("tar", ["-xzf", tarball, "-C", join(plugin, "node_modules/@anteroom/core"), "--strip-components=1"]);
      await house.run("npm", ["run", "build"], { cwd: plugin });
      await house.run("npm", ["run", "typecheck"], { cwd: plugin });
      const tested = await house.run("npm", ["test"], { cwd: plugin, env: { TEST_ENGINES: "sqlite" } });
      expect(tested).toMatch(/Test Files .*2 passed/);
    } finally {
      await house.run("rm", ["-rf", outside]);
    }
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
    expect(await boot(house)).toMatchObject({ "mood-check-in": "started" });
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
