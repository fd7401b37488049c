import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { ChunkRecord } from "./vite/chunk-record.ts";

const built = join(import.meta.dirname, "build", "client");
const homePages = ["web/app/entry.client.tsx", "web/app/root.tsx", "web/app/layouts/client.tsx", "web/app/routes/home.tsx"];

/** Every script that the client's home loads before anybody has done anything. */
function homeScripts(): { file: string; record: ChunkRecord }[] {
  const records = JSON.parse(readFileSync(join(built, ".vite", "chunks.json"), "utf8")) as Record<string, ChunkRecord>;
  const waiting = homePages.map((page) => {
    const file = Object.keys(records).find((name) => records[name]?.entry === page);
    if (file === undefined) throw new Error(`${page} is not in the built client. Run npm run build, and name the home's pages in this test.`);
    return file;
  });
  const found = new Map<string, ChunkRecord>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const record = records[file];
    if (!record || found.has(file)) continue;
    found.set(file, record);
    waiting.push(...record.imports);
  }
  return [...found].map(([file, record]) => ({ file, record }));
}

it("sends at most 150 KB of scripts with the client's home", () => {
  const bytes = homeScripts().reduce((sum, { file }) => sum + gzipSync(readFileSync(join(built, file))).length, 0);
  // React, React DOM and the router alone are some 89 KB of it.
  expect(bytes).toBeGreaterThan(80_000);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

it("keeps staff pages and the client of the procedures out of what the home loads first", () => {
  const modules = homeScripts().flatMap(({ record }) => record.modules);
  expect(modules).toContain("web/app/routes/home.tsx");
  expect(modules.filter((name) => name.startsWith("web/app/staff/") || name.includes("node_modules/@trpc/") || name.includes("socket.io"))).toEqual([]);
});
