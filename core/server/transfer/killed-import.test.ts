import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { createTestPortal, type TestPortal } from "../../testing/test-portal.ts";
import { createBatch } from "./create-batch.ts";

const script = fileURLToPath(new URL("../../testing/import-worker.ts", import.meta.url));
const all = 10_000;

describe.each(["sqlite", "mysql"] as const)("an import whose process is killed on %s", (engine) => {
  let test: TestPortal;
  const workers: ChildProcess[] = [];
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill("SIGKILL");
    await test.close();
  });

  it("goes on in another process where it stopped, and brings nobody twice", { timeout: 180_000 }, async () => {
    test = await createTestPortal({ engine });
    const admin = await test.staff();
    const count = async (sql: string): Promise<number> => Number((await test.host.db.hot.all<{ many: number }>(sql))[0]?.many ?? 0);
    const clients = (): Promise<number> => count("SELECT COUNT(*) AS many FROM clients");
    const until = async (done: () => Promise<boolean>): Promise<void> => {
      while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const startWorker = (later: number): ChildProcess => {
      const worker = spawn(process.execPath, ["--import", "tsx", script, test.databaseUrl, test.options.dataDir, test.options.secret.toString("hex"), String(test.clock.now() + later)], { stdio: "inherit" });
      workers.push(worker);
      return worker;
    };
    const rows = Array.from({ length: all }, (_, n) => `Given${n},Family${n},c${n}@example.com,Parent ${n}`);
    const call = { host: test.host, viewer: admin.viewer, origin: { address: "127.0.0.1", userAgent: "test", transport: "http" as const } };
    const batchId = await createBatch(call, { name: "clients.csv", bytes: Buffer.from(`First name,Last name,Email,Contact 1 name\n${rows.join("\n")}\n`) });
    const { choices } = await admin.call<{ choices: { columns: object } }>("transfer.imports.get", { batchId });
    await admin.call("transfer.imports.columns", { batchId, columns: choices.columns, professionalId: admin.viewer.staffId });
    await test.host.jobs.drain();
    await admin.call("transfer.imports.start", { batchId });

    const first = startWorker(0);
    await until(async () => (await clients()) > 0);
    const ended = new Promise((resolve) => first.once("exit", resolve));
    first.kill("SIGKILL");
    await ended;
    const stopped = await clients();
    expect(stopped).toBeLessThan(all);
    expect(await count("SELECT COUNT(*) AS many FROM import_rows WHERE state = 'created'")).toBe(stopped);

    // The lease of the dead one is over for a worker whose clock is two minutes on.
    startWorker(120_000);
    await until(async () => (await count("SELECT COUNT(*) AS many FROM import_batches WHERE state = 'done'")) === 1);
    expect(await admin.call("transfer.imports.get", { batchId })).toMatchObject({ state: "done", counts: { created: all }, rowsDone: all });
    expect([await clients(), await count("SELECT COUNT(DISTINCT email) AS many FROM clients"), await count("SELECT COUNT(*) AS many FROM client_contacts")]).toEqual([all, all, all]);
    expect(await count("SELECT COUNT(*) AS many FROM audit_log WHERE verb = 'client-imported'")).toBe(all);
  });
});
