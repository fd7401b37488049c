import type { InstalledPlugin } from "../../plugins/plugin-registry.ts";

/** Something that a portal user may do. */
export interface WhyAction {
  /** A permission such as `messages.use`; `<plugin id>` alone for one that did not load far enough to name any. */
  id: string;
  /** Such as "Read and write messages". */
  label: string;
  pluginId: string;
  /** What the plugin is called. */
  group: string;
}

/** Every action of portal users, from the manifests: each permission that a box gives. A new plugin is in it by itself. */
export function whyActions(installed: readonly InstalledPlugin[]): WhyAction[] {
  return installed.flatMap(({ id, packageName, manifest }): WhyAction[] => {
    if (!manifest) return [{ id, label: `Use ${packageName}`, pluginId: id, group: packageName }];
    const given = Object.entries(manifest.permissions).filter(([, permission]) => permission.portal);
    return given.map(([key, { label }]) => ({ id: key, label: key === "core.basic" ? "Open the portal and its settings" : label, pluginId: id, group: manifest.name }));
  });
}
