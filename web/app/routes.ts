import { index, layout, route, type RouteConfig } from "@remix-run/route-config";
import { projectRoot, readPluginManifests } from "../vite/plugin-manifests.ts";
import { pluginRoutes } from "../vite/plugin-routes.ts";
import { clientRoutes, publicRoutes, staffRoutes, type CoreRoute } from "./core-routes.ts";

const corePage = ({ path, file }: CoreRoute) => (path === "" ? index(file) : route(path, file));

const appDir = import.meta.dirname;
const plugins = await readPluginManifests(projectRoot(appDir));
const pluginPages = (audience: "client" | "staff") =>
  pluginRoutes(plugins, audience, appDir).map(({ path, file, id }) => route(path, file, { id }));

export default [
  ...publicRoutes.map(corePage),
  layout("layouts/client.tsx", { id: "_client" }, [...clientRoutes.map(corePage), ...pluginPages("client")]),
  layout("layouts/staff.tsx", { id: "_staff" }, [...staffRoutes.map(corePage), ...pluginPages("staff")]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
