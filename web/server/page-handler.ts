import type { PortalEnv } from "@anteroom/config/env";
import { createReadableStreamFromReadable, createRequestHandler, writeReadableStreamToWritable, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import type { Portal } from "./portal-door.ts";

/** What the host adds to the core's page context. */
export interface HostFacts {
  /** This response's nonce, for the scripts of the document. */
  nonce: string;
}

interface PageOptions {
  env: PortalEnv;
  portal: Portal;
  /** The built routes, or in development a function that compiles the current ones. */
  build: ServerBuild | (() => Promise<ServerBuild>);
}

/** Answers with Remix pages, and adds the cookies that procedures set while the page was made. */
export function pageHandler({ env, portal, build }: PageOptions): RequestHandler {
  const handle = createRequestHandler(build, env.nodeEnv);
  return async (req, res, next) => {
    try {
      const cookies: string[] = [];
      const context = await portal.pageContext({
        cookieHeader: req.headers.cookie,
        address: req.ip ?? "",
        userAgent: req.headers["user-agent"] ?? "",
        transport: "page",
        acts: isByHand(req),
        path: req.path,
        appendCookie: (setCookie) => void cookies.push(setCookie),
      });
      const facts: HostFacts = { nonce: res.locals.nonce as string };
      const loadContext: AppLoadContext = { ...context, ...facts };
      const response = await handle(toWebRequest(req, res, env.baseUrl), loadContext);
      await send(res, response, cookies);
    } catch (error) {
      next(error);
    }
  };
}

/** Opened by a press or a typed address, or a form that was sent; what scripts fetch by themselves does not count. */
const isByHand = (req: ExpressRequest): boolean => req.headers["sec-fetch-mode"] === "navigate" || req.method === "POST";

function toWebRequest(req: ExpressRequest, res: ExpressResponse, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // The origin was checked before; Remix would refuse the "null" that our own referrer policy makes browsers send.
    if (name === "origin") continue;
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const controller = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) controller.abort();
  });
  const path = req.originalUrl.replace(/^\/{2,}/, "/");
  const init: RequestInit & { duplex?: "half" } = { method: req.method, headers, signal: controller.signal };
  if (req.method !== "GET" && req.method !== "HEAD") {
    init.body = createReadableStreamFromReadable(req);
    init.duplex = "half";
  }
  return new Request(`${baseUrl}${path}`, init);
}

async function send(res: ExpressResponse, response: Response, cookies: readonly string[]): Promise<void> {
  res.statusMessage = response.statusText;
  res.status(response.status);
  response.headers.forEach((value, name) => {
    // A page may not loosen what the host has decided.
    if (name !== "cache-control") res.append(name, value);
  });
  for (const cookie of cookies) res.append("Set-Cookie", cookie);
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}
