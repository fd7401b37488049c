import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openFilesTest } from "../../testing/files-host.ts";
import { testEngines } from "../../testing/test-databases.ts";
import { pdf } from "./fixtures/sample-files.ts";

const script = fileURLToPath(new URL("../../testing/upload-worker.ts", import.meta.url));

describe.each(testEngines())("an upload whose process is killed while it is checked, on $name", ({ make }) => {
  it("leaves no row, and pieces that the sweep removes", { timeout: 60_000 }, async () => {
    const database = await make();
    const dataDir = mkdtempSync(join(tmpdir(), "killed-upload-"));
    const worker = spawn(process.execPath, ["--conditions=source", "--import", "tsx", script, database.url, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    try {
      for await (const line of createInterface({ input: worker.stdout })) {
        const [, port, cookie] = /^listening (\d+) (.+)$/.exec(line) ?? [];
        if (line === "scanning") break;
        const form = new FormData();
        form.append("file", new Blob([pdf("x".repeat(300_000))]), "scan.pdf");
        if (port) void fetch(`http://127.0.0.1:${port}/files`, { method: "POST", headers: { cookie: cookie ?? "" }, body: form }).catch(() => undefined);
      }
      worker.kill("SIGKILL");
      await ended;
      const test = await openFilesTest(database, {}, dataDir);
      expect([await test.rows(), test.onDisk().length]).toEqual([0, 1]);
      for (const path of test.onDisk()) utimesSync(path, 1, 1);
      expect(await test.host.files.sweep()).toBe(1);
      expect(test.onDisk()).toEqual([]);
      // Nothing of it counts against what may be sent.
      await test.store(test.jordan, pdf(), "again.pdf");
      await test.close();
    } finally {
      worker.kill("SIGKILL");
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
