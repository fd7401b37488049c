import type { PluginCheck } from "../candidate.ts";

/** Pages live under the plugin's id, staff pages under `staff/`; the menu leads only to pages that exist. */
export const checkRoutes: PluginCheck = {
  name: "routes",
  problems({ id, manifest }) {
    const pages = manifest.routes.map((route) => `/${route.path}`);
    return [
      ...manifest.routes
        .filter((route) => (route.audience === "staff" ? !route.path.startsWith("staff/") : route.path !== id && !route.path.startsWith(`${id}/`)))
        .map((route) => `${id}: the ${route.audience} page "${route.path}" must be under "${route.audience === "staff" ? "staff/" : id}"`),
      ...manifest.nav
        .filter((item) => item.to !== "/" && !pages.includes(item.to))
        .map((item) => `${id}: the menu item "${item.label}" leads to "${item.to}", which is none of its pages (${pages.join(", ") || "it has none"})`),
    ];
  },
};
