import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { noServerInClient } from "./vite/no-server-in-client.ts";
import { projectRoot, readPluginManifests } from "./vite/plugin-manifests.ts";
import { pluginRegistry } from "./vite/plugin-registry.ts";

const root = projectRoot(import.meta.dirname);
const plugins = await readPluginManifests(root);

export default defineConfig({
  plugins: [
    noServerInClient({ root, pluginDirs: plugins.map((plugin) => plugin.dir) }),
    pluginRegistry(plugins),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
      },
    }),
  ],
  // One copy of each, whatever a plugin's own node_modules holds.
  resolve: { dedupe: ["react", "react-dom", "@remix-run/react", "@remix-run/router", "react-router", "react-router-dom", "@anteroom/core"] },
  ssr: {
    // UI doors point at sources, which only Vite can compile, also in a package from npm.
    noExternal: [/^@anteroom\/[^/]+\/ui/, ...plugins.map((plugin) => plugin.package)],
    external: ["@anteroom/core/server", "@anteroom/core/host", "sequelize", "mysql2", "libsql"],
  },
  build: { target: "es2022", assetsInlineLimit: 0 },
  server: { watch: { ignored: ["**/.data/**", "**/dist/**", "**/build/**"] } },
});
