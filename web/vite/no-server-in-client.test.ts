import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "vite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noServerInClient } from "./no-server-in-client.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "anteroom-guard-")));
  write("core/server/index.ts", "export const secret = 1; export type Secret = number;");
  write("plugins/to-dos/server/index.ts", "export const router = 1;");
  write("plugins/to-dos/ui/server-time.ts", "export const time = 1;");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, code: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), code);
}

function buildPage(code: string, ssr: boolean): Promise<unknown> {
  write("web/app/page.ts", code);
  const input = join(root, "web/app/page.ts");
  return build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [noServerInClient({ root, pluginDirs: [join(root, "plugins/to-dos")] })],
    build: { write: false, ssr: ssr ? input : false, rollupOptions: { input } },
  });
}

it.each([false, true])("refuses server code of the core and of a plugin (while rendering: %s)", async (ssr) => {
  await expect(buildPage("import { secret } from '../../core/server/index.ts'; console.log(secret);", ssr)).rejects.toThrow(/page\.ts imports .*core\/server.*server code/);
  await expect(buildPage("import { router } from '../../plugins/to-dos/server/index.ts'; console.log(router);", ssr)).rejects.toThrow(/loader's context/);
});

it("allows types, and files that only sound like a server's", async () => {
  await expect(buildPage("import type { Secret } from '../../core/server/index.ts'; import { time } from '../../plugins/to-dos/ui/server-time.ts'; export const x: Secret = time;", false)).resolves.toBeDefined();
});
