import type { Application } from "express";
import { runChecks } from "../plugins/plugin-health.ts";
import type { Host } from "../host-parts.ts";

export interface Readiness {
  ready: boolean;
  /** Sentences for the operator. */
  warnings: string[];
}

/**
 * `GET /healthz` says that the process lives and how each plugin started; `GET /readyz` whether it can serve.
 * Neither names a person or a practice.
 */
export function mountHealth(app: Application, host: Host, ready: () => Promise<Readiness>): void {
  app.get("/healthz", async (_request, response) => {
    const plugins = host.registry.all().map((one) => ({ id: one.id, version: one.version, state: one.failed ? "failed" : "ready", ...(one.failed ? { why: one.failed } : {}) }));
    const checks = (await Promise.all(host.registry.all().map(async ({ id }) => (await runChecks(host, id)).map((check) => ({ plugin: id, ...check }))))).flat();
    response.set("Cache-Control", "no-store").json({ ok: true, plugins, checks });
  });
  app.get("/readyz", async (_request, response) => {
    const state = await ready();
    response.set("Cache-Control", "no-store").status(state.ready ? 200 : 503).json(state);
  });
}
