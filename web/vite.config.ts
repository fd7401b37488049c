import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { chunkRecord } from "./vite/chunk-record.ts";
import { layerOrder } from "./vite/layer-order.ts";
import { noServerInClient } from "./vite/no-server-in-client.ts";
import { projectRoot, readPluginManifests } from "./vite/plugin-manifests.ts";
import { pluginRegistry } from "./vite/plugin-registry.ts";

const root = projectRoot(import.meta.dirname);
const plugins = await readPluginManifests(root);

// What every page draws with: many scripts of a few hundred bytes travel worse than one.
const onEveryPage = /core\/ui\/(link|button|page-heading|notice|announcer|announcer-speaker|viewer-time|class-names)\.tsx?$|lucide-react\/dist\/esm\/(Icon|createLucideIcon|shared)|web\/app\/shell\/(problem|problem-page)\.tsx?$/;
const everyPage = (id: string): string | undefined => (onEveryPage.test(id) ? "every-page" : undefined);

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    layerOrder(),
    noServerInClient({ root, pluginDirs: plugins.map((plugin) => plugin.dir) }),
    pluginRegistry(plugins),
    chunkRecord(root),
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
    // These doors point at sources, which only Vite can compile, also in a package from npm.
    noExternal: [/^@anteroom\/[^/]+\/(ui|time)/, ...plugins.map((plugin) => plugin.package)],
    external: ["@anteroom/core/server", "@anteroom/core/host", "sequelize", "mysql2", "libsql"],
  },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: { output: { manualChunks: isSsrBuild ? undefined : everyPage } },
  },
  server: { watch: { ignored: ["**/.data/**", "**/dist/**", "**/build/**"] } },
}));
