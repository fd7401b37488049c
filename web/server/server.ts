import type { Server } from "node:http";
import { envOrExit } from "@anteroom/config/env";
import { builtPages } from "./built-pages.ts";
import { createWebServer, type PageSource } from "./create-web-server.ts";
import { explainStart } from "./explain-start.ts";
import { createLog } from "./log.ts";
import { packageDir } from "./package-dir.ts";
import { stopOnSignals } from "./shut-down.ts";
import { vitePages } from "./vite-pages.ts";

const env = envOrExit();
// React and Vite read it when they load, which is after this.
process.env.NODE_ENV = env.nodeEnv;
const log = createLog(env);

async function start(): Promise<void> {
  // The core loads after the environment is known to be right, so that a wrong setting is told at once.
  const { demoSignIns, openPortal, seedDemo } = await import("./portal-door.ts");
  const portal = await openPortal(env);
  if (env.demo && (await seedDemo(portal.host))) log.info("seeded the demo practices");
  if (!env.demo && (await portal.host.people.practiceIds()).length === 0) log.info("there is no practice yet, so nobody can sign in: make the first one with npm run practice:new");
  if (env.roles.includes("web")) {
    const pages = (http: Server): Promise<PageSource> => (env.nodeEnv === "development" ? vitePages(packageDir(), http) : builtPages(packageDir()));
    const web = await createWebServer({ env, portal, log, pages });
    stopOnSignals({ log, stop: web.close });
    const port = await web.listen();
    log.info(`listening on ${env.host}:${port}, reached at ${env.baseUrl}`);
  } else {
    stopOnSignals({ log, stop: () => portal.close() });
    log.info("working without pages, because ROLE is worker");
  }
  // The start script prints where to go; without one, nobody listens.
  process.send?.({ ready: true, url: env.baseUrl, demo: env.demo, signIns: env.demo ? demoSignIns : [] });
}

start().catch((error: unknown) => {
  process.stderr.write(`The portal did not start.\n${explainStart(error, env)}\n`);
  process.exit(1);
});
