declare module "virtual:anteroom-plugins" {
  /** What the `./ui` door of each installed plugin exports by default, in the order of config/plugins.json. */
  export const pluginUis: readonly unknown[];
}
