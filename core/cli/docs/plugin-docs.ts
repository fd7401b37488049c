import { join } from "node:path";
import { corePlugin } from "../../server/core-plugin/core-plugin.ts";
import type { Plugin } from "../../server/plugins/define-plugin.ts";
import { loadPackages } from "../../server/plugins/load-packages.ts";
import { contractReference } from "./contract-reference.ts";
import { errorsCatalogue } from "./errors-catalogue.ts";
import { eventsCatalogue } from "./events-catalogue.ts";
import type { SourcedPlugin } from "./events-catalogue.ts";

/** The generated files of docs/plugins, by name: from the code of core and of the plugins in config/plugins.json. */
export async function pluginDocs(root: string): Promise<Record<string, string>> {
  const core = join(root, "core");
  const plugins: SourcedPlugin[] = [{ plugin: corePlugin, folder: join(core, "server") }];
  for (const one of await loadPackages(join(root, "config", "plugins.json"))) {
    if (one.folder !== null) plugins.push({ plugin: (await one.plugin()) as Plugin, folder: join(one.folder, "server") });
  }
  return { "contract.md": contractReference(core), "events.md": eventsCatalogue(plugins), "errors.md": await errorsCatalogue() };
}
