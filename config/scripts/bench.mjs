import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findMysql } from "./find-mysql.mjs";
import { installIfNeeded } from "./install.mjs";
import { checkNode, follow, giveUp, root } from "./progress.mjs";

checkNode();
const entry = join(root, "tests/bench/run.ts");
if (!existsSync(entry)) giveUp("tests/bench/run.ts is not there, so there is nothing to measure.");
await installIfNeeded();
await build();
const mysql = await findMysql();
if (mysql === undefined) console.log("No MySQL or MariaDB was found: only the embedded database is measured.");
const env = { ...process.env, NODE_ENV: "production", ...(mysql ? { TEST_MYSQL_URL: mysql.url } : { TEST_ENGINES: "sqlite" }) };
follow(spawn(process.execPath, ["--import", "tsx", entry, ...process.argv.slice(2)], { cwd: root, env, stdio: "inherit" }));
