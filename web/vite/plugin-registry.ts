import type { Plugin } from "vite";
import type { InstalledPlugin } from "./plugin-manifests.ts";

const id = "virtual:anteroom-plugins";
const resolvedId = `\0${id}`;

/** Gives the browser the UI entry of each installed plugin as one module. Cards and pages inside stay lazy. */
export function pluginRegistry(plugins: readonly InstalledPlugin[]): Plugin {
  return {
    name: "anteroom-plugin-registry",
    resolveId: (source) => (source === id ? resolvedId : undefined),
    load: (asked) => (asked === resolvedId ? registryCode(plugins) : undefined),
  };
}

/** The code of the virtual module: one import and one list entry for each plugin that has a UI. */
export function registryCode(plugins: readonly InstalledPlugin[]): string {
  const withUi = plugins.filter((plugin) => plugin.hasUi);
  const imports = withUi.map((plugin, at) => `import ui${at} from ${JSON.stringify(`${plugin.package}/ui`)};`);
  return [...imports, `export const pluginUis = [${withUi.map((_, at) => `ui${at}`).join(", ")}];`, ""].join("\n");
}
