import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { PageSource } from "./create-web-server.ts";
import { serveStaticFiles } from "./static-files.ts";

/** The pages that `npm run build` made in `web/build`. */
export async function builtPages(webDir: string): Promise<PageSource> {
  const entry = join(webDir, "build", "server", "index.js");
  if (!existsSync(entry)) throw new Error(`web: ${entry} is not there. Run "npm run build" first, or start with "npm start".`);
  return {
    serveFiles: (app) => serveStaticFiles(app, join(webDir, "build", "client")),
    build: (await import(pathToFileURL(entry).href)) as ServerBuild,
    close: async () => undefined,
  };
}
