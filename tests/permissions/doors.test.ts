import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal, Verdict } from "@anteroom/core/testing";
import { staffRoles } from "@anteroom/core/manifest";
import { newId } from "@anteroom/core/server";
import type { StaffViewer, Viewer } from "@anteroom/core/server";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../realtime/live-people.ts";
import type { LivePortal } from "../realtime/live-people.ts";
import { events, plugins, undeclaredEvents } from "./declared.ts";

/** Every address outside of pages and procedures: what it is for, and what it answers to somebody who is not signed in. */
const doors: Record<string, { about: string; nobody: number[] }> = {
  "GET /healthz": { about: "that the process lives; names nobody", nobody: [200] },
  "GET /readyz": { about: "that it can serve; names nobody", nobody: [200] },
  "GET /files/exports/:token": { about: "an export by a link for one person and one use", nobody: [401, 403, 404] },
  "POST /files/imports": { about: "a file of clients, administrators", nobody: [401, 403, 404] },
  "POST /files/restores": { about: "an export that is brought back, administrators", nobody: [401, 403, 404] },
  "POST /files": { about: "an upload of whoever is signed in", nobody: [401, 403] },
  "POST /files/uploads": { about: "the begin of an upload in pieces, of whoever is signed in", nobody: [401, 403] },
  "HEAD /files/uploads/:id": { about: "how far an upload is, its sender's alone", nobody: [401, 403] },
  "PATCH /files/uploads/:id": { about: "a piece of an upload, its sender's alone", nobody: [401, 403] },
  "POST /files/uploads/:id/finish": { about: "the end of an upload, its sender's alone", nobody: [401, 403] },
  "DELETE /files/uploads/:id": { about: "giving an upload up, its sender's alone", nobody: [401, 403] },
  "GET /files/:id": { about: "a file, asked of its plugin's guard", nobody: [401, 403, 404] },
  "GET /open/:practiceId/:pluginId/*": { about: "what a plugin opens to people without an account, by a secret in the address", nobody: [404] },
  "POST /open/:practiceId/:pluginId/*": { about: "the forms of that", nobody: [404] },
  "POST /webhooks/:practiceId/:pluginId/*": { about: "what machines tell a plugin, each with its signature", nobody: [404] },
  "POST /webhooks/texts/status": { about: "what became of a text, signed by the text gateway", nobody: [403] },
  "POST /webhooks/texts/incoming": { about: "a text that came in, signed by the text gateway", nobody: [403] },
  "use /trpc": { about: "procedures, each with its verdict", nobody: [405, 415] },
};

interface Layer {
  name: string;
  regexp: RegExp;
  route?: { path: string; methods: Record<string, boolean> };
}

/** The addresses that a portal puts on an Express app. */
function doorsOf(portal: TestPortal): string[] {
  const app = express();
  // Attached to a server that never listens: only the app's own layers are looked at.
  portal.portal.attach(app, { on: () => undefined, listeners: () => [], removeAllListeners: () => undefined } as never);
  const { stack } = (app as unknown as { _router: { stack: Layer[] } })._router;
  const named = stack.filter((layer) => layer.name !== "query" && layer.name !== "expressInit");
  return [...new Set(named.flatMap((layer) => (layer.route ? Object.keys(layer.route.methods).map((method) => `${method.toUpperCase()} ${layer.route?.path ?? ""}`) : [`use ${/^\^\\(\/[\w-]+)/.exec(layer.regexp.source)?.[1] ?? "/"}`])))];
}

let portal: TestPortal;
let live: LivePortal;
let client: TestClient;
let people: [string, TestPerson<Viewer>][];

beforeAll(async () => {
  portal = await createTestPortal({ plugins });
  live = await serve(portal);
  const lead = await portal.staff({ roles: ["professional"] });
  client = await portal.client({ professional: lead });
  people = [["a client", client]];
  for (const role of staffRoles) people.push([role, await portal.staff({ roles: [role], name: role })]);
});
afterAll(() => live?.close());

describe("addresses outside of pages and procedures", () => {
  it("are all decided about", () => {
    const found = doorsOf(portal);
    expect(found.filter((door) => !(door in doors)).map((door) => `Decide who may come in at ${door}: add it to doors in tests/permissions/doors.test.ts.`)).toEqual([]);
    expect(Object.keys(doors).filter((door) => !found.includes(door))).toEqual([]);
  });

  it.each(Object.entries(doors))("%s lets in nobody who is not signed in", async (door, { nobody }) => {
    const [method = "", path = ""] = door.split(" ");
    const response = await fetch(`${live.url}${path.replace(/:\w+/g, newId())}`, { method: method === "use" ? "GET" : method, headers: { origin: portal.options.baseUrl } });
    expect(nobody).toContain(response.status);
  });

  it("answer for a file or an export of somebody else as for one that is not there", async () => {
    for (const [who, person] of people) {
      for (const path of [`/files/${newId()}`, `/files/${client.viewer.portalUserId}`, `/files/exports/${newId()}`]) {
        const response = await fetch(`${live.url}${path}`, { headers: { cookie: `anteroom=${person.token}` } });
        expect([401, 403, 404], `${who}: ${path}`).toContain(response.status);
      }
    }
  });
});

describe("events of plugins' channels", () => {
  it("are all decided about", () => {
    expect(undeclaredEvents()).toEqual([]);
    const there = plugins.flatMap(({ manifest: { id }, channels = {} }) => Object.keys(channels).map((name) => `${id}/${name}`));
    expect(Object.keys(events).filter((name) => !there.includes(name))).toEqual([]);
  });

  const sent = Object.entries(events).filter(([name]) => {
    const [id, event = ""] = name.split("/");
    return plugins.find((plugin) => plugin.manifest.id === id)?.channels?.[event]?.direction === "from-client";
  });
  it.each(sent)("%s is taken from nobody else", async (name, verdict: Verdict) => {
    const [id, event = ""] = name.split("/");
    const nobody = await live.connect(null, { namespace: `/plugins/${id}` });
    expect(nobody.refused, "nobody signed in").not.toBeNull();
    for (const [who, person] of people) {
      const may = typeof verdict === "object" && (person.viewer.kind === "portal" ? verdict.portal : verdict.roles.some((role) => (person.viewer as StaffViewer).roles.includes(role)));
      const listener = await live.connect(person.token, { namespace: `/plugins/${id}` });
      // Sent without anything in it: whoever passes is told what is missing.
      const error = listener.refused ?? ((await listener.socket.emitWithAck(event, {})) as { error?: string }).error;
      expect(error !== "FORBIDDEN" && listener.refused === null, who).toBe(may);
    }
  });
});

describe("the portal's own socket", () => {
  it("knows one event, the call, whose procedures have their verdicts", async () => {
    const listener = await live.connect(client.token);
    const answered = await Promise.race([listener.socket.emitWithAck("anything", {}), new Promise((resolve) => void setTimeout(() => resolve("nothing"), 200))]);
    expect(answered).toBe("nothing");
  });
});
