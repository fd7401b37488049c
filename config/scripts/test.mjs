import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./find-chromium.mjs";
import { findMysql } from "./find-mysql.mjs";
import { installIfNeeded } from "./install.mjs";
import { checkNode, giveUp, root } from "./progress.mjs";
import { listTestFiles, summarise } from "./test-report.mjs";

checkNode();
const chromium = findChromium();
if (chromium === undefined) giveUp("The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its program.");
await installIfNeeded();
const mysql = process.env.TEST_ENGINES === "sqlite" ? undefined : await findMysql();
sayWhichDatabases();
await build();

const wanted = process.argv.slice(2);
const files = listTestFiles(root);
const reports = join(root, "tests/.artifacts");
mkdirSync(reports, { recursive: true });
const env = { ...process.env, CHROMIUM: chromium, ...(mysql ? { TEST_MYSQL_URL: mysql.url } : { TEST_ENGINES: "sqlite" }) };
// The portal under test gets its own settings from each test, never from the shell.
for (const name of ["DATABASE_URL", "BASE_URL", "PORT", "HOST", "DATA_DIR", "DEMO", "NODE_ENV", "SECRET_KEY", "LOG_LEVEL", "ROLE", "TRUST_PROXY"]) delete env[name];

const runs = [];
for (const name of ["unit", "browser"]) {
  const expected = files[name].filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
  if (expected.length > 0) runs.push(await run(name, expected));
}
const { passed, failed, problems } = summarise(root, runs);
if (problems.length > 0) console.log(`\n${problems.map((problem) => `FAILED: ${problem}`).join("\n")}`);
console.log(`\nDatabases: ${databases().join(" and ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(name, expected) {
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  console.log(`\nThe ${name} tests (${expected.length} files)`);
  const args = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", name, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...wanted];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
    child.on("exit", (code) => resolve({ name, report, code: code ?? 1, expected }));
  });
}

function databases() {
  return ["embedded SQLite", ...(mysql ? [`MySQL or MariaDB ${mysql.version}`] : [])];
}

function sayWhichDatabases() {
  const required = process.env.REQUIRE_MYSQL === "1";
  if (mysql === undefined && required) giveUp("REQUIRE_MYSQL=1 is set, but no MySQL or MariaDB answers. Start one on 127.0.0.1:3306, or set DATABASE_URL=mysql://…");
  if (mysql === undefined && process.env.TEST_ENGINES !== "sqlite" && process.env.DATABASE_URL?.startsWith("mysql:")) giveUp("DATABASE_URL names a MySQL or MariaDB server that does not answer.");
  const lines = [`DATABASES UNDER TEST: ${databases().join(" and ")}`];
  if (mysql === undefined) lines.push("Without MySQL or MariaDB: those tests DO NOT RUN. Start one on 127.0.0.1:3306, or set TEST_MYSQL_URL=mysql://…");
  const rule = "=".repeat(Math.max(...lines.map((line) => line.length)));
  console.log([rule, ...lines, rule].join("\n"));
}
