import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import mysql from "mysql2/promise";
import type { Engine } from "../server/database/database.ts";

/** An empty database for one test file. */
export interface TestDatabase {
  engine: Engine;
  url: string;
  drop(): Promise<void>;
}

/** An engine that tests can run on here. */
export interface TestEngine {
  name: Engine;
  make(): Promise<TestDatabase>;
}

const PROBE_MS = 1_000;

function serverUrl(): URL {
  const own = process.env["TEST_MYSQL_URL"];
  const portal = process.env["DATABASE_URL"];
  return new URL(own ?? (portal?.startsWith("mysql:") ? portal : "mysql://root@127.0.0.1:3306"));
}

function answers(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 3306) });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(PROBE_MS, () => end(false));
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}

// `describe.each` needs its list before any test runs, so the server is looked for while this file loads.
const mysqlReached = await answers(serverUrl());

/**
 * The engines to test on: SQLite always, MySQL or MariaDB when a server answers.
 * `TEST_ENGINES=sqlite,mysql` names them; with `REQUIRE_MYSQL=1` a missing server fails the run.
 */
export function testEngines(): TestEngine[] {
  const asked = (process.env["TEST_ENGINES"] ?? "sqlite,mysql").split(",").map((name) => name.trim());
  const unknown = asked.find((name) => name !== "sqlite" && name !== "mysql");
  if (unknown !== undefined) throw new Error(`TEST_ENGINES names "${unknown}"; it knows sqlite and mysql.`);
  const required = process.env["REQUIRE_MYSQL"] === "1";
  if (required && !mysqlReached) {
    throw new Error(`REQUIRE_MYSQL=1, and no server answers at ${serverUrl().host}: start one, or set TEST_MYSQL_URL.`);
  }
  const engines: TestEngine[] = [];
  if (asked.includes("sqlite")) engines.push({ name: "sqlite", make: () => createTestDatabase("sqlite") });
  if (asked.includes("mysql") && mysqlReached) engines.push({ name: "mysql", make: () => createTestDatabase("mysql") });
  return engines;
}

/** Makes an empty database of this engine; `drop` removes it. */
export function createTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === "sqlite" ? createSqliteFile() : createMysqlDatabase();
}

async function createSqliteFile(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-test-"));
  return {
    engine: "sqlite",
    url: pathToFileURL(join(folder, "portal.sqlite")).href,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function createMysqlDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `anteroom_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const administer = async (sql: string): Promise<void> => {
    const address = new URL(server);
    address.pathname = "/";
    const connection = await mysql.createConnection({ uri: address.href });
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  };
  await administer(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { engine: "mysql", url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS \`${name}\``) };
}
