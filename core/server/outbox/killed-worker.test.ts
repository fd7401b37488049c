import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBackgroundHost, type BackgroundHost } from "../../testing/background-host.ts";
import { testEngines, type TestDatabase } from "../../testing/test-databases.ts";
import type { OutboxRow } from "./outbox.ts";

const script = fileURLToPath(new URL("../../testing/outbox-worker.ts", import.meta.url));
const ALL = 180;

describe.each(testEngines())("a killed worker on $name", ({ make }) => {
  let database: TestDatabase;
  let one: BackgroundHost;
  const workers: ChildProcess[] = [];

  beforeEach(async () => {
    database = await make();
    one = await openBackgroundHost({ url: database.url });
    await one.host.db.hot.run("CREATE TABLE heard (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)".replace("PRIMARY KEY", database.engine === "mysql" ? "AUTO_INCREMENT PRIMARY KEY" : "PRIMARY KEY"));
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill("SIGKILL");
    await one.close();
    await database.drop();
  });

  const startWorker = (offsetMs: number): ChildProcess => {
    const worker = spawn(process.execPath, ["--import", "tsx", script, database.url, String(offsetMs)], { stdio: "inherit" });
    workers.push(worker);
    return worker;
  };
  const count = async (sql: string): Promise<number> => (await one.host.db.hot.all<{ many: number }>(sql))[0]?.many ?? 0;
  const heard = (): Promise<number> => count("SELECT COUNT(*) AS many FROM heard");
  const until = async (done: () => Promise<boolean>): Promise<void> => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  it("loses nothing and repeats nothing: 180 of 180", { timeout: 60_000 }, async () => {
    const told = (n: number): OutboxRow => ({ practiceId: "practice", pluginId: "teller", kind: "event", name: "teller.told", version: 1, data: { n }, actor: { kind: "system", id: null } });
    await one.host.outbox.add(Array.from({ length: ALL }, (_, n) => told(n)), one.host.db.hot);

    const first = startWorker(0);
    await until(async () => (await heard()) >= 20);
    const ended = new Promise((resolve) => first.once("exit", resolve));
    first.kill("SIGKILL");
    await ended;
    const leased = await count("SELECT COUNT(*) AS many FROM outbox_deliveries WHERE state = 'waiting' AND claim IS NOT NULL");
    expect(leased).toBeGreaterThan(0);

    // The lease of the dead one is over for a worker whose clock is two minutes on.
    startWorker(120_000);
    await until(async () => (await count("SELECT COUNT(*) AS many FROM outbox_deliveries WHERE state = 'done'")) === ALL);
    expect(await heard()).toBe(ALL);
    expect(await count("SELECT COUNT(DISTINCT n) AS many FROM heard")).toBe(ALL);
  });
});
