import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Application, Request, Response } from "express";
import { takeTry } from "../accounts/limits.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { isId } from "../ids.ts";
import { pluginOffSentence } from "../plugins/plugin-off-sentence.ts";
import type { Endpoint, EndpointAnswer } from "./endpoint.ts";
import { matchPath } from "./match-path.ts";
import { readBody } from "./read-body.ts";

/** Mounts what plugins open to people without an account and to machines: `/open/…` and `/webhooks/…`. */
export function mountEndpoints(app: Application, host: Host): void {
  app.get("/open/:practiceId/:pluginId/*", serve(host, "people", "GET"));
  app.post("/open/:practiceId/:pluginId/*", serve(host, "people", "POST"));
  app.post("/webhooks/:practiceId/:pluginId/*", serve(host, "machines", "POST"));
}

const nothingHere: EndpointAnswer = { status: 404, body: "There is nothing at this address.\n" };

function serve(host: Host, from: Endpoint["from"], method: Endpoint["method"]) {
  return async (req: Request, res: Response): Promise<void> => {
    res.set({ "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex" });
    const { practiceId = "", pluginId = "" } = req.params;
    const found = find(host, { from, method, pluginId, path: req.params[0] ?? "" });
    if (!found || !(await isPractice(host, practiceId))) return send(res, nothingHere);
    try {
      const body = method === "GET" ? Buffer.alloc(0) : await readBody(req);
      if (!body) return send(res, { status: 413, body: "This is larger than what can be sent here.\n" });
      // A machine comes again later; what it said would be lost otherwise.
      if (!(await host.states.state(practiceId, pluginId)).on) return send(res.set("Retry-After", "600"), { status: 503, body: `${pluginOffSentence(host.registry, pluginId)}\n` });
      const isForm = /^application\/x-www-form-urlencoded\b/i.test(req.headers["content-type"] ?? "");
      const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]));
      const query = new URL(req.originalUrl, host.options.baseUrl).searchParams;
      send(res, await found.endpoint.run(host.context(pluginId, practiceId, null), { params: found.params, query, headers, body, form: new URLSearchParams(isForm ? body.toString("utf8") : ""), takeTry: tries(host, `${practiceId}:${pluginId}`, req.ip ?? "") }));
    } catch (error) {
      if (error instanceof AppError) return send(res, { status: getHTTPStatusCodeFromError(error), body: `${error.message}\n` });
      host.faults.note({ practiceId, pluginId, kind: "endpoint", name: found.endpoint.path }, error);
      host.log.error({ err: error, pluginId, practiceId, endpoint: found.endpoint.path }, `${pluginId}: the endpoint "${found.endpoint.path}" failed`);
      send(res, { status: 500, body: "There is a problem here. Try again in a few minutes.\n" });
    }
  };
}

/** Addresses of people and keys of plugins are counted apart, so that no plugin can use up what another has. */
const tries = (host: Host, whose: string, address: string) => async (key?: string): Promise<void> => {
  await (key === undefined ? takeTry(host, "open-address", `${whose}:${address}`) : takeTry(host, "open-key", `${whose}:${key}`));
};

function find(host: Host, asked: { from: Endpoint["from"]; method: Endpoint["method"]; pluginId: string; path: string }): { endpoint: Endpoint; params: Record<string, string> } | null {
  for (const endpoint of host.registry.get(asked.pluginId)?.plugin?.endpoints ?? []) {
    const params = endpoint.from === asked.from && endpoint.method === asked.method ? matchPath(endpoint.path, asked.path) : null;
    if (params) return { endpoint, params };
  }
  return null;
}

async function isPractice(host: Host, practiceId: string): Promise<boolean> {
  return isId(practiceId) && (await host.db.hot.all("SELECT id FROM practices WHERE id = ?", [practiceId])).length > 0;
}

function send(res: Response, { status, type = "text/plain; charset=utf-8", body = "", location, framedBy = [] }: EndpointAnswer): void {
  if (location !== undefined) res.set("Location", location);
  if (framedBy.length > 0) openFrame(res, framedBy);
  res.status(status).type(type).send(body);
}

/** Lets these sites show this one answer in a frame; everything else of the policy stays. */
function openFrame(res: Response, sites: readonly string[]): void {
  const policy = String(res.getHeader("Content-Security-Policy") ?? "frame-ancestors 'none'");
  res.set("Content-Security-Policy", policy.replace("frame-ancestors 'none'", `frame-ancestors 'self' ${sites.filter((site) => URL.canParse(site) && new URL(site).origin === site).join(" ")}`));
  res.removeHeader("X-Frame-Options");
}
