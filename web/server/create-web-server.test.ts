import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PortalEnv } from "@anteroom/config/env";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWebServer, type WebServer } from "./create-web-server.ts";
import type { PageContext, PageRequest, Portal } from "./portal-door.ts";
import { serveStaticFiles } from "./static-files.ts";

const baseUrl = "https://portal.example";
const env: PortalEnv = {
  nodeEnv: "production", host: "127.0.0.1", port: 0, baseUrl, dataDir: "/nowhere", databaseUrl: "file:/nowhere", redisUrl: undefined, smtpUrl: undefined, filesUrl: undefined, clamdUrl: undefined,
  mailFrom: "p@example.org", demo: false, roles: ["web"], secretKey: Buffer.alloc(32), logLevel: "error", trustProxy: false,
};

let seen: { ran: "loader" | "action"; url: string; method: string; origin: string | null }[] = [];
let pageWork: (request: PageRequest) => Promise<void> | void = () => undefined;
let current: PageRequest;
const closed = vi.fn(async () => undefined);
const portal: Portal = {
  attach: (app) => {
    app.get("/healthz", (_req, res) => void res.send("ok"));
    app.post("/trpc/x", (_req, res) => void res.send("called"));
    app.put("/files/x", (_req, res) => void res.send("kept"));
  },
  pageContext: async (request) => {
    current = request;
    return { session: null, viewer: null, caller: {} as PageContext["caller"], baseUrl, demo: false };
  },
  close: closed,
};

/** The smallest build that Remix runs: one route whose loader and action go through the real request path. */
function tinyBuild(): ServerBuild {
  const run = (ran: "loader" | "action") => async ({ request: asked }: { request: Request }): Promise<null> => {
    seen.push({ ran, url: asked.url, method: asked.method, origin: asked.headers.get("origin") });
    await pageWork(current);
    return null;
  };
  const future = { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: true, v3_singleFetch: true, v3_lazyRouteDiscovery: true, unstable_optimizeDeps: false };
  const assets = { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" };
  return {
    entry: { module: { default: (_request: Request, status: number, headers: Headers) => new Response("the page", { status, headers: new Headers([...headers, ["Cache-Control", "public"]]) }) } },
    routes: { root: { id: "root", path: "*", module: { default: () => null, loader: run("loader"), action: run("action") } } },
    assets, publicPath: "/", assetsBuildDirectory: "", future, isSpaMode: false, mode: "production",
  } as unknown as ServerBuild;
}

let clientDir = "";
let web: WebServer;
let port = 0;
beforeEach(async () => {
  seen = [];
  pageWork = () => undefined;
  closed.mockClear();
  clientDir = mkdtempSync(join(tmpdir(), "anteroom-web-"));
  mkdirSync(join(clientDir, "assets"));
  writeFileSync(join(clientDir, "assets", "a-123.js"), "let a;");
  mkdirSync(join(clientDir, ".vite"));
  writeFileSync(join(clientDir, ".vite", "manifest.json"), "{}");
  web = await createWebServer({
    env,
    portal,
    log: { info: () => undefined, error: () => undefined },
    pages: async () => ({ serveFiles: (app) => serveStaticFiles(app, clientDir), build: tinyBuild(), close: async () => undefined }),
  });
  port = await web.listen();
});
afterEach(async () => {
  await web.close();
  rmSync(clientDir, { recursive: true, force: true });
});

interface Answer { status: number; headers: IncomingHttpHeaders; body: string }
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: "portal.example", ...(options.body === undefined ? {} : { "content-length": String(Buffer.byteLength(options.body)) }), ...options.headers };
    const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers }, (res) => {
      let body = "";
      res.setEncoding("utf8").on("data", (part: string) => (body += part)).on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }));
    });
    sent.on("error", reject).end(options.body);
  });
}
const own = { origin: baseUrl };

it("answers pages with a strict policy and a fresh nonce, and keeps them out of every cache", async () => {
  const [first, second] = [await ask("/"), await ask("/")];
  const policy = String(first.headers["content-security-policy"]);
  expect(first.body).toBe("the page");
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' https:\/\/portal\.example\/assets\/;/);
  for (const part of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "style-src 'self'", "connect-src 'self' wss://portal.example"]) expect(policy).toContain(part);
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(second.headers["content-security-policy"]).not.toBe(policy);
  expect(first.headers).toMatchObject({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "strict-transport-security": expect.stringContaining("max-age=63072000"),
  });
  expect(first.headers["x-powered-by"]).toBeUndefined();
});

it.each<[string, Record<string, string>, number]>([
  ["its own origin", own, 200],
  ["its own origin, said twice", { ...own, "sec-fetch-site": "same-origin" }, 200],
  ["no origin but same-origin metadata", { "sec-fetch-site": "same-origin" }, 200],
  ["another site", { origin: "https://evil.example" }, 403],
  ["a sibling name", { origin: "https://portal.example.evil.example" }, 403],
  ["another scheme", { origin: "http://portal.example" }, 403],
  ["an opaque origin", { origin: "null" }, 403],
  ["an opaque origin on a page of its own", { origin: "null", "sec-fetch-site": "same-origin" }, 200],
  ["an opaque origin on another site", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
  ["an opaque origin on a sibling site", { origin: "null", "sec-fetch-site": "same-site" }, 403],
  ["an opaque origin typed or opened by another app", { origin: "null", "sec-fetch-site": "none" }, 403],
  ["its own origin on a sibling site", { ...own, "sec-fetch-site": "same-site" }, 403],
  ["another site that says it is its own", { origin: "https://evil.example", "sec-fetch-site": "same-origin" }, 403],
  ["its own origin with cross-site metadata", { ...own, "sec-fetch-site": "cross-site" }, 403],
  ["nothing that says where it is from", {}, 403],
  ["another host that forwards ours", { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "portal.example" }, 403],
])("answers a form from %s", async (_name, headers, status) => {
  const body = "a=1";
  expect((await ask("/trpc/x", { method: "POST", headers: { "content-type": "text/plain", ...headers }, body })).status).toBe(status);
  expect((await ask("/form", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body })).status).toBe(status);
  expect(seen.filter((one) => one.ran === "action")).toHaveLength(status === 200 ? 1 : 0);
});

it("shows pages no origin once it was checked, so that theirs is the only rule", async () => {
  for (const headers of [own, { origin: "null", "sec-fetch-site": "same-origin" }]) expect((await ask("/form", { method: "POST", headers })).status).toBe(200);
  expect(seen.map(({ ran }) => ran)).toContain("action");
  expect(seen.map(({ origin }) => origin)).toEqual(seen.map(() => null));
});

it("does not let a header or a field turn a read into a change, and refuses other methods", async () => {
  await ask("/form?_method=POST", { headers: { ...own, "x-http-method-override": "POST" } });
  await ask("/form", { method: "HEAD", headers: own });
  expect(seen.map((one) => one.ran)).toEqual(["loader", "loader"]);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) expect((await ask("/form", { method, headers: own })).status).toBe(405);
  expect((await ask("/files/x", { method: "PUT", headers: own })).body).toBe("kept");
  expect((await ask("/files/x", { method: "PUT", headers: { origin: "https://evil.example" } })).status).toBe(403);
});

it("shows loaders the configured address, whatever the request claims", async () => {
  await ask("/a?b=c", { headers: { host: "evil.example:8080/x", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" } });
  await ask("//evil.example/x");
  expect(seen.map((one) => one.url)).toEqual([`${baseUrl}/a?b=c`, `${baseUrl}/evil.example/x`]);
});

it("refuses bodies that are too large or of unknown length", async () => {
  const large = "x".repeat(300 * 1024);
  expect((await ask("/form", { method: "POST", headers: own, body: large })).status).toBe(413);
  expect((await ask("/trpc/x", { method: "POST", headers: own, body: large })).status).toBe(200);
  expect((await ask("/form", { method: "POST", headers: { ...own, "transfer-encoding": "chunked" } })).status).toBe(411);
});

it("sends the cookies that a procedure set while the page was made", async () => {
  pageWork = (request) => {
    request.appendCookie("a=1; HttpOnly");
    request.appendCookie("b=2; HttpOnly");
  };
  expect((await ask("/")).headers["set-cookie"]).toEqual(["a=1; HttpOnly", "b=2; HttpOnly"]);
});

it("caches built files for a year and shows nothing else of the build", async () => {
  expect((await ask("/assets/a-123.js")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const gone = await ask("/assets/old.js");
  expect([gone.status, gone.headers["cache-control"]]).toEqual([404, "no-store"]);
  expect((await ask("/.vite/manifest.json")).body).not.toBe("{}");
  expect((await ask("/assets/../.vite/manifest.json")).body).not.toBe("{}");
});

it("throttles the route list", async () => {
  // More than two windows take, since a window may end while the requests run.
  const answers = await Promise.all(Array.from({ length: 270 }, () => ask("/__manifest?p=/")));
  expect(answers.filter((one) => one.status === 429).length).toBeGreaterThanOrEqual(10);
});

it("finishes what runs before it closes the core, and takes nothing new", async () => {
  let finish = (): void => undefined;
  const started = new Promise<void>((begun) => {
    pageWork = () => new Promise<void>((done) => { finish = done; begun(); });
  });
  const answer = ask("/slow");
  await started;
  const stopped = web.close();
  await expect(ask("/late")).rejects.toThrow(/ECONNREFUSED/);
  expect(closed).not.toHaveBeenCalled();
  finish();
  expect((await answer).body).toBe("the page");
  await stopped;
  expect(closed).toHaveBeenCalledTimes(1);
});

it("answers a broken request without saying what broke", async () => {
  await web.close();
  const failing: Portal = { ...portal, pageContext: async () => { throw new Error("SELECT secret FROM /srv/x"); } };
  web = await createWebServer({ env, portal: failing, log: { info: () => undefined, error: () => undefined }, pages: async () => ({ serveFiles: () => undefined, build: tinyBuild(), close: async () => undefined }) });
  port = await web.listen();
  const answer = await ask("/");
  expect(answer.status).toBe(500);
  expect(answer.body).toContain("There is a problem with the portal");
  expect(answer.body).not.toMatch(/SELECT|\/srv|at /);
  expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
});
