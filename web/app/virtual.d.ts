declare module "virtual:anteroom-plugins" {
  import type { PluginUi } from "@anteroom/core/ui/define-ui.ts";
  /** What the `./ui` door of each installed plugin exports by default, in the order of config/plugins.json. */
  export const pluginUis: readonly PluginUi[];
}
