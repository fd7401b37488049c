import type { Server } from "node:http";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { PageSource } from "./create-web-server.ts";

/** Pages compiled as they are asked for; changes reach the browser over the same HTTP server. */
export async function vitePages(webDir: string, http: Server): Promise<PageSource> {
  // Vite is a development dependency: production must start without it.
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: webDir,
    configFile: join(webDir, "vite.config.ts"),
    server: { middlewareMode: true, hmr: { server: http } },
  });
  return {
    serveFiles: (app) => void app.use(vite.middlewares),
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    close: () => vite.close(),
  };
}
