import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PluginCheck } from "../candidate.ts";

/** Pages live under the plugin's id, staff pages under `staff/`, each in a file that is there; the menu leads only to pages that its readers have. */
export const checkRoutes: PluginCheck = {
  name: "routes",
  problems({ id, manifest, package: { folder } }) {
    const pages = manifest.routes.map((route) => `/${route.path}`);
    const pageOf = (to: string) => manifest.routes.find((route) => `/${route.path}` === to);
    return [
      ...manifest.routes
        .filter((route) => (route.audience === "staff" ? !route.path.startsWith("staff/") : route.path !== id && !route.path.startsWith(`${id}/`)))
        .map((route) => `${id}: the ${route.audience} page "${route.path}" must be under "${route.audience === "staff" ? "staff/" : id}"`),
      ...manifest.routes
        .filter((route) => folder !== null && !existsSync(join(folder, route.file)))
        .map((route) => `${id}: the page "${route.path}" names the file ${route.file}, which is not in the package; add it, or add its folder to "files" in package.json`),
      ...manifest.nav
        .filter((item) => item.to !== "/" && !pages.includes(item.to))
        .map((item) => `${id}: the menu item "${item.label}" leads to "${item.to}", which is none of its pages (${pages.join(", ") || "it has none"}); add the page to routes, or mend the address`),
      ...manifest.nav.flatMap((item) => {
        const page = pageOf(item.to);
        return page && page.audience !== item.audience ? [`${id}: the menu item "${item.label}" is for ${item.audience === "staff" ? "staff" : "clients"}, but its page "${item.to}" is for ${page.audience === "staff" ? "staff" : "clients"}; give both the same audience`] : [];
      }),
    ];
  },
};
