import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defineManifest } from "../../manifest.ts";
import type { ManifestInput } from "../../manifest.ts";
import { corePlugin } from "../../server/core-plugin/core-plugin.ts";
import { bootPlugins } from "../../server/plugins/boot-plugins.ts";
import { definePlugin } from "../../server/plugins/define-plugin.ts";
import type { PluginDefinition } from "../../server/plugins/define-plugin.ts";
import { loadPackages, packageOf } from "../../server/plugins/load-packages.ts";
import type { PluginPackage } from "../../server/plugins/load-packages.ts";

/** The version of core that the mistakes are made against. */
export const coreVersion = "1.2.0";

/** A manifest that is fine but for what is given. */
export const manifestWith = (more: Partial<ManifestInput> = {}) =>
  defineManifest({ id: "to-dos", name: "To Do list", description: "Tasks.", permissions: { "to-dos.use": { label: "Use", portal: "basic" } }, ...more });

/** A plugin that is fine but for what is given. */
export const pluginWith = (definition: Partial<PluginDefinition> = {}, manifest: Partial<ManifestInput> = {}) => definePlugin({ manifest: manifestWith(manifest), ...definition });

/** What boot says of the first package that it refuses, or throws. */
export async function refusalOf(packages: readonly PluginPackage[]): Promise<string> {
  const candidates = await bootPlugins(corePlugin, packages, coreVersion);
  return candidates.find((one) => one.failed)?.failed?.why ?? "";
}

/** What boot says of a plugin like this. */
export const refusalOfPlugin = (definition: Partial<PluginDefinition>, manifest: Partial<ManifestInput> = {}, others: readonly PluginPackage[] = []): Promise<string> =>
  refusalOf([...others, packageOf(pluginWith(definition, manifest))]);

/** What boot says of a package that lies on disk with these files; `config` stands for config/plugins.json. */
export async function refusalOnDisk(files: Readonly<Record<string, string>>, config = '{ "plugins": [{ "package": "anteroom-plugin-to-dos" }] }'): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "anteroom-mistake-"));
  try {
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    };
    write("config/plugins.json", config);
    for (const [file, text] of Object.entries(files)) write(`node_modules/anteroom-plugin-to-dos/${file}`, text);
    return (await refusalOf(await loadPackages(join(root, "config/plugins.json")))).replaceAll(root, "…");
  } catch (error) {
    return (error as Error).message.replaceAll(root, "…");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A package.json for `refusalOnDisk`. */
export const packageJson = (more: object = {}): string =>
  JSON.stringify({
    name: "anteroom-plugin-to-dos",
    version: "1.0.0",
    type: "module",
    exports: { "./manifest": "./dist/manifest.js", "./server": "./dist/server/index.js", "./package.json": "./package.json" },
    peerDependencies: { "@anteroom/core": "^1.0.0" },
    ...more,
  });

/** A built manifest for `refusalOnDisk`. */
export const builtManifest = (more: Partial<ManifestInput> = {}): string => `export default ${JSON.stringify(manifestWith(more))};`;
