import { index, layout, route, type RouteConfig } from "@remix-run/route-config";
import { projectRoot, readPluginManifests } from "../vite/plugin-manifests.ts";
import { pluginRoutes } from "../vite/plugin-routes.ts";
import { chartPath, chartRoutes, clientRoutes, publicRoutes, staffRoutes, type CoreRoute } from "./core-routes.ts";

const corePage = ({ path, file, id }: CoreRoute) => (path === "" ? index(file, { id }) : route(path, file, { id }));

const appDir = import.meta.dirname;
const plugins = await readPluginManifests(projectRoot(appDir));
const pluginPages = (audience: "client" | "staff") => pluginRoutes(plugins, audience, appDir);
const page = ({ path, file, id }: ReturnType<typeof pluginPages>[number]) => route(path, file, { id });
const below = `${chartPath}/`;
const staffPages = pluginPages("staff");
const chartPages = staffPages.filter(({ path }) => path.startsWith(below)).map((one) => ({ ...one, path: one.path.slice(below.length) }));

export default [
  ...publicRoutes.map(corePage),
  layout("layouts/client.tsx", { id: "_client" }, [...clientRoutes.map(corePage), ...pluginPages("client").map(page)]),
  layout("layouts/staff.tsx", { id: "_staff" }, [
    ...staffRoutes.map(corePage),
    route(chartPath, "staff/chart/chart-layout.tsx", { id: "_chart" }, [...chartRoutes.map(corePage), ...chartPages.map(page)]),
    ...staffPages.filter(({ path }) => !path.startsWith(below)).map(page),
  ]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
