import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { envOrExit } from "@anteroom/config/env";
import { builtPages } from "./built-pages.ts";
import { createWebServer } from "./create-web-server.ts";
import { createLog } from "./log.ts";
import { openPortal } from "./portal-door.ts";
import { stopOnSignals } from "./shut-down.ts";
import { vitePages } from "./vite-pages.ts";

/** The folder of this package, from `server/` and from `dist/server/` alike. */
function packageDir(): string {
  let dir = import.meta.dirname;
  while (!existsSync(`${dir}/package.json`)) dir = dirname(dir);
  return dir;
}

const env = envOrExit();
const log = createLog(env);
const portal = await openPortal(env);
if (env.roles.includes("web")) {
  const web = await createWebServer({
    env,
    portal,
    log,
    pages: (http) => (env.nodeEnv === "development" ? vitePages(packageDir(), http) : builtPages(packageDir())),
  });
  stopOnSignals({ log, stop: web.close });
  const port = await web.listen();
  log.info(`listening on ${env.host}:${port}, reached at ${env.baseUrl}`);
} else {
  stopOnSignals({ log, stop: () => portal.close() });
  log.info("working without pages, because ROLE is worker");
}
// The start script prints where to go; without one, nobody listens.
process.send?.({ ready: true, url: env.baseUrl, demo: env.demo, signIns: portal.demoSignIns?.() ?? [] });
