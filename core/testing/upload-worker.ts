import { setTimeout as wait } from "node:timers/promises";
import { openFilesTest } from "./files-host.ts";
import type { TestDatabase } from "./test-databases.ts";

// A process of its own that a test may kill while a scanner looks at a file: node upload-worker.ts <database url> <data folder>
const [url = "", dataDir = ""] = process.argv.slice(2);
const scan = async (): Promise<{ ok: true }> => {
  process.stdout.write("scanning\n");
  await wait(600_000);
  return { ok: true };
};
const test = await openFilesTest({ url } as TestDatabase, { scans: [scan] }, dataDir);
process.stdout.write(`listening ${test.port} ${test.cookie(test.jordan)["cookie"] ?? ""}\n`);
