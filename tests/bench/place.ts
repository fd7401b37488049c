import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";

export type EngineName = "MariaDB" | "embedded";

/** An empty database with a data folder and its key. */
export interface BenchPlace {
  engine: EngineName;
  databaseUrl: string;
  dataDir: string;
  secret: Buffer;
  drop(): Promise<void>;
}

const open = new Set<BenchPlace>();

/** Drops every database that is still there, when the bench is stopped halfway. */
export async function dropAllPlaces(): Promise<void> {
  for (const place of open) await place.drop();
}

/** Makes a database that `drop` removes again. */
export async function makePlace(engine: EngineName, mysqlUrl: string | undefined): Promise<BenchPlace> {
  const made = await newPlace(engine, mysqlUrl);
  const place = {
    ...made,
    async drop() {
      await made.drop();
      open.delete(place);
    },
  };
  open.add(place);
  return place;
}

async function newPlace(engine: EngineName, mysqlUrl: string | undefined): Promise<BenchPlace> {
  const folder = mkdtempSync(join(tmpdir(), "anteroom-bench-"));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const secret = randomBytes(32);
  writeFileSync(join(dataDir, "secret.key"), `${secret.toString("base64")}\n`, { mode: 0o600 });
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  if (engine === "embedded") return { engine, databaseUrl: `file://${join(dataDir, "anteroom.sqlite")}`, dataDir, secret, drop: async () => removeFolder() };
  const url = new URL(mysqlUrl ?? "");
  const name = `anteroom_bench_${process.pid}_${randomBytes(3).toString("hex")}`;
  await administer(url, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    engine, databaseUrl: own.href, dataDir, secret,
    async drop() {
      await administer(url, `DROP DATABASE IF EXISTS \`${name}\``);
      removeFolder();
    },
  };
}

/** Asks the server itself. */
export async function administer(server: URL, sql: string): Promise<Record<string, unknown>[]> {
  const address = new URL(server);
  address.pathname = "/";
  const connection = await mysql.createConnection({ uri: address.href });
  try {
    const [rows] = await connection.query(sql);
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
  } finally {
    await connection.end();
  }
}
