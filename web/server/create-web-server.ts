import { createServer, type Server } from "node:http";
import type { PortalEnv } from "@anteroom/config/env";
import compression from "compression";
import express from "express";
import { limitBodies } from "./body-limits.ts";
import { errorPage } from "./error-page.ts";
import type { Logger } from "./log.ts";
import { originCheck } from "./origin-check.ts";
import { ownHost } from "./own-host.ts";
import { pageHandler } from "./page-handler.ts";
import type { Portal } from "./portal-door.ts";
import { securityHeaders } from "./security-headers.ts";
import { countRequests, shutDown } from "./shut-down.ts";
import { throttle } from "./throttle.ts";

/** Where pages and browser files come from: the production build, or Vite while developing. */
export interface PageSource {
  serveFiles(app: express.Express): void;
  build: Parameters<typeof pageHandler>[0]["build"];
  close(): Promise<void>;
}

export interface WebServer {
  http: Server;
  /** Listens, and answers the port (the one the system chose when `PORT` is 0). */
  listen(): Promise<number>;
  close(): Promise<void>;
}

/** Puts the one HTTP server together: every request passes these steps from top to bottom. */
export async function createWebServer(options: {
  env: PortalEnv;
  portal: Portal;
  pages(http: Server): Promise<PageSource>;
  log: Logger;
}): Promise<WebServer> {
  const { env, portal, log } = options;
  const app = express();
  const http = createServer({ headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 }, app);
  const running = countRequests(http);
  const source = await options.pages(http);

  app.disable("x-powered-by");
  app.set("trust proxy", env.trustProxy);
  app.set("query parser", "simple");
  app.use(securityHeaders({ baseUrl: env.baseUrl, development: env.nodeEnv === "development" }));
  app.use(ownHost(env.baseUrl));
  app.use(originCheck(env.baseUrl));
  app.use(limitBodies);
  app.use(compression());
  // Browsers ask for it on their own; the real icon is linked in every page.
  app.get("/favicon.ico", (_req, res) => void res.status(204).end());
  source.serveFiles(app);
  portal.attach(app, http);
  app.use("/__manifest", throttle(120));
  app.use(pageHandler({ env, portal, build: source.build }));
  app.use(errorPage(log));

  return {
    http,
    listen: () => listen(http, env),
    async close() {
      await shutDown({ server: http, portal, running });
      await source.close();
    },
  };
}

function listen(http: Server, env: PortalEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(env.port, env.host, () => {
      http.off("error", reject);
      const address = http.address();
      resolve(typeof address === "object" && address !== null ? address.port : env.port);
    });
  });
}
