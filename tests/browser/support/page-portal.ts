import { createTestPortal } from "@anteroom/core/testing";
import type { TestPortal } from "@anteroom/core/testing";
import type { Plugin } from "@anteroom/core/server";
import type { ServerBuild } from "@remix-run/node";
import { builtPages } from "../../../web/server/built-pages.ts";
import { createWebServer } from "../../../web/server/create-web-server.ts";
import { freePort } from "./demo-portal.ts";

/** A page of the built portal that loads or changes something, or is drawn. */
export interface PageRoute {
  /** As the build names it. */
  id: string;
  /** From the root, without a slash at its start. */
  path: string;
  /** Its address as its author wrote it, or which layout it is. */
  name: string;
  /** The plugin it comes from, or `core`. */
  area: string;
  index: boolean;
  loads: boolean;
  acts: boolean;
  /** It is drawn; otherwise it answers with a file, a redirect or data. */
  drawn: boolean;
}

/** What was answered: its status, and its text with every id and key taken out. */
export interface PageAnswer {
  status: number;
  text: string;
  /** Where it leads, with ids taken out. */
  location: string;
}

/** A test portal behind the real web server, with the pages that were built. */
export interface PagePortal {
  test: TestPortal;
  url: string;
  routes: PageRoute[];
  /** Asks as somebody: the whole page, or only what its own loader answers, as scripts may. */
  ask(token: string | null, address: string, route?: PageRoute): Promise<PageAnswer>;
  post(token: string | null, address: string, route: PageRoute, fields?: Record<string, string>, headers?: Record<string, string>): Promise<PageAnswer>;
  stop(): Promise<void>;
}

const anyId = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;
const withoutIds = (text: string): string => text.replaceAll("%2F", "/").replace(anyId, "<id>").replace(/\b[0-9a-f]{26}\b/g, "<key>");

/** Every page of a build, and every layout, which answers under the address of its first page. */
export function routesOf(build: ServerBuild): PageRoute[] {
  const parents = new Set(Object.values(build.routes).map((route) => route?.parentId));
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : build.routes[id];
    return route ? [pathOf(route.parentId), route.path].filter(Boolean).join("/") : "";
  };
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === "root") return [];
    const { loader, action, default: drawn } = route.module;
    const layout = parents.has(route.id);
    const first = layout ? Object.values(build.routes).find((one) => one?.parentId === route.id) : route;
    const path = pathOf(first?.id);
    return [{ id: route.id, path, name: layout ? `layout ${route.id}` : `/${path}`, area: /^plugins\/([^/]+)\//.exec(route.id)?.[1] ?? "core", index: route.index === true, loads: loader !== undefined, acts: action !== undefined, drawn: drawn !== undefined }];
  });
}

/** Starts it once for a whole file of tests. */
export async function startPagePortal(plugins: readonly Plugin[]): Promise<PagePortal> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const test = await createTestPortal({ plugins, options: { baseUrl: url } });
  const source = await builtPages(`${import.meta.dirname}/../../../web`);
  const { options } = test;
  const env = { nodeEnv: "production" as const, host: "127.0.0.1", port, baseUrl: url, dataDir: options.dataDir, databaseUrl: options.databaseUrl, redisUrl: undefined, smtpUrl: undefined, mailFrom: options.mailFrom, demo: false, roles: ["web" as const], secretKey: Buffer.from(options.secret), logLevel: "error" as const, trustProxy: false as const };
  const web = await createWebServer({ env, portal: test.portal, log: { info: () => undefined, error: () => undefined }, pages: async () => source });
  await web.listen();
  const cookie = (token: string | null): Record<string, string> => (token === null ? {} : { cookie: `anteroom=${token}` });
  const answer = async (response: Response): Promise<PageAnswer> => ({ status: response.status, text: withoutIds(await response.text()), location: withoutIds(response.headers.get("location") ?? "") });
  /** Scripts may ask for the data of one page without its layouts, so each must stand alone. */
  const dataOf = (address: string): string => {
    const [path = "/", search = ""] = address.split("?");
    return `${path === "/" ? "/_root" : path}.data?${search}`;
  };
  return {
    test, url, routes: routesOf(source.build as ServerBuild),
    ask: async (token, address, route) => answer(await fetch(`${url}${route?.drawn && route.loads ? `${dataOf(address)}&_routes=${encodeURIComponent(route.id)}` : address}`, { headers: cookie(token), redirect: "manual" })),
    post: async (token, address, route, fields = {}, headers = { origin: url, "sec-fetch-site": "same-origin" }) =>
      answer(await fetch(`${url}${route.drawn ? `${dataOf(address)}${route.index ? "&index" : ""}` : address}`, { method: "POST", headers: { ...cookie(token), ...headers }, body: new URLSearchParams(fields), redirect: "manual" })),
    async stop() {
      await web.close();
      await test.close();
    },
  };
}
