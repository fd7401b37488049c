import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { InstalledPlugin } from "./plugin-manifests.ts";
import { registryCode } from "./plugin-registry.ts";
import { pluginRoutes } from "./plugin-routes.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "anteroom-routes-")));
  for (const dir of ["web/app", "real/ui/routes", "node_modules"]) mkdirSync(join(root, dir), { recursive: true });
  writeFileSync(join(root, "real/ui/routes/list.tsx"), "");
  symlinkSync(join(root, "real"), join(root, "node_modules/to-dos"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const plugin = (file = "./ui/routes/list.tsx"): InstalledPlugin => ({
  package: "to-dos",
  dir: join(root, "node_modules/to-dos"),
  hasUi: true,
  manifest: { id: "to-dos", name: "To Do list", routes: [{ path: "to-dos", file, audience: "client" }, { path: "staff/clients/:clientId/to-dos", file, audience: "staff" }] },
});

it("gives each layout its own pages, relative to web/app with links resolved", () => {
  expect(pluginRoutes([plugin()], "client", join(root, "web/app"))).toEqual([{ path: "to-dos", file: "../../real/ui/routes/list.tsx", id: "plugins/to-dos/to-dos" }]);
  expect(pluginRoutes([plugin()], "staff", join(root, "web/app")).map((route) => route.id)).toEqual(["plugins/to-dos/staff-clients-clientId-to-dos"]);
});

it("names the plugin and the file when a page is missing", () => {
  expect(() => pluginRoutes([plugin("./ui/gone.tsx")], "client", join(root, "web/app"))).toThrow(/to-dos: the manifest names the page \.\/ui\/gone\.tsx/);
});

it("imports the UI door of plugins that have one", () => {
  expect(registryCode([plugin(), { ...plugin(), package: "without-ui", hasUi: false }])).toBe('import ui0 from "to-dos/ui";\nexport const pluginUis = [ui0];\n');
});
