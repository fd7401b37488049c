import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defineManifest } from "../../manifest.ts";
import { createTestPortal } from "../../testing/test-portal.ts";
import type { TestPortal } from "../../testing/test-portal.ts";
import { newId } from "../ids.ts";
import { AppError } from "../errors.ts";
import { definePlugin } from "../plugins/define-plugin.ts";

const bells = definePlugin({
  manifest: defineManifest({ id: "bells", name: "Bells", description: "Rings." }),
  endpoints: [
    { from: "people", method: "GET", path: "ring/:token", about: "A secret in the address.", run: async (ctx, { params, query }) => ({ status: 200, body: `${ctx.practiceId} ${params["token"] ?? ""} ${query.get("loud") ?? ""}` }) },
    { from: "people", method: "POST", path: "ring", about: "A form.", run: async (_ctx, { form }) => ({ status: 303, location: `/${form.get("to") ?? ""}` }) },
    { from: "machines", method: "POST", path: "rung", about: "A signature.", run: async (_ctx, { body, headers }) => ({ status: 200, body: `${headers["x-signature"] ?? ""} ${body.toString("hex")}` }) },
    { from: "machines", method: "POST", path: "broken", about: "A signature.", run: async () => Promise.reject(new Error("private words")) },
    { from: "machines", method: "POST", path: "refused", about: "A signature.", run: async () => Promise.reject(new AppError("FORBIDDEN", "No.")) },
  ],
});

describe("addresses that a plugin opens", () => {
  let portal: TestPortal;
  let url: string;
  let close: () => void;
  beforeAll(async () => {
    portal = await createTestPortal({ plugins: [bells] });
    const app = express();
    const server = createServer(app);
    portal.portal.attach(app, server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => void server.close();
  });
  afterAll(async () => {
    await portal.close();
    close();
  });
  const ask = (path: string, init?: RequestInit) => fetch(`${url}${path}`, { redirect: "manual", ...init });
  const at = (path: string, practice = portal.practice.id) => `${path.startsWith("rung") || path.startsWith("broken") || path.startsWith("refused") ? "/webhooks" : "/open"}/${practice}/bells/${path}`;

  it("give the named parts, the fields of a form, and the exact bytes", async () => {
    expect(await (await ask(`${at("ring/abc")}?loud=1`)).text()).toBe(`${portal.practice.id} abc 1`);
    const sent = await ask(at("ring"), { method: "POST", body: new URLSearchParams({ to: "payments" }) });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/payments"]);
    const bytes = Buffer.from([0, 255, 13, 10]);
    expect(await (await ask(at("rung"), { method: "POST", body: bytes, headers: { "x-signature": "s" } })).text()).toBe("s 00ff0d0a");
  });

  it("are nothing in a practice that is not there, for another method, another prefix and other paths", async () => {
    for (const path of [at("ring/abc", newId()), at("ring/abc", "x"), at("ring/abc/more"), at("ring/"), `/webhooks/${portal.practice.id}/bells/ring/abc`, `/open/${portal.practice.id}/other/ring/abc`]) expect((await ask(path)).status, path).toBe(404);
    expect((await ask(`/open/${portal.practice.id}/bells/rung`, { method: "POST" })).status).toBe(404);
  });

  it("say a refusal, keep what broke to themselves, and take no more than they need", async () => {
    expect(await (await ask(at("refused"), { method: "POST" })).text()).toBe("No.\n");
    const broken = await ask(at("broken"), { method: "POST" });
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("private");
    expect((await ask(at("rung"), { method: "POST", body: Buffer.alloc(300_000) })).status).toBe(413);
  });

  it("ask a machine to come again while the plugin is off", async () => {
    const boss = await portal.staff();
    const line = (await boss.call<{ id: string; revision: number }[]>("plugins.list")).find((one) => one.id === "bells");
    await boss.call("plugins.switch", { pluginId: "bells", on: false, revision: line?.revision ?? 0 });
    const off = await ask(at("rung"), { method: "POST" });
    expect([off.status, off.headers.get("retry-after")]).toEqual([503, "600"]);
  });
});
