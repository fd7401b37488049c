import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import type { Session } from "../accounts/accounts.ts";
import { AppError } from "../errors.ts";
import type { Host } from "../host-parts.ts";
import { bareProcedure, router } from "../trpc/trpc.ts";
import type { Viewer } from "../viewer.ts";
import { createClusterBus } from "./create-cluster-bus.ts";
import { createRealtime } from "./create-realtime.ts";

const baseUrl = "http://portal.test";
const far = Date.now() + 3_600_000;
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const portalViewer = (seat: string, permissions: string[] = ["messaging"]): Viewer =>
  ({ kind: "portal", accountId: `account-${seat}`, sessionId: `session-${seat}`, practiceId: "P", name: seat, timeZone: "UTC", portalUserId: seat, clientId: "C", relationship: "self", permissions }) as unknown as Viewer;
const staffViewer = (seat: string, role: string): Viewer =>
  ({ kind: "staff", accountId: `account-${seat}`, sessionId: `session-${seat}`, practiceId: "P", name: seat, timeZone: "UTC", staffId: seat, roles: [role] }) as unknown as Viewer;

const world = () => ({ viewers: new Map<string, Viewer>(), off: new Set<string>(), idleUntil: far });
type World = ReturnType<typeof world>;

const root = router({
  hello: bareProcedure.input(z.object({ name: z.string() })).query(({ ctx, input }) => `${input.name} ${ctx.viewer?.name}`),
  refuse: bareProcedure.mutation(() => {
    throw new AppError("CONFLICT", "Somebody was faster.", { reason: "late" });
  }),
});

async function node(made: World, redisUrl: string | null = null) {
  const channels = {
    look: { schema: z.object({ id: z.string() }), direction: "from-client", permission: "messages.use", run: async (_ctx: unknown, data: unknown) => data },
    typing: { schema: z.object({ name: z.string() }), direction: "to-client", permission: "messages.use" },
  };
  const messages = { id: "messages", plugin: { channels }, manifest: { name: "Messages" } };
  const host = {
    options: { baseUrl, redisUrl, databaseUrl: "realtime-test", secret: Buffer.alloc(32, 1) },
    clock: { now: () => Date.now() },
    log: pino({ level: "silent" }),
    registry: {
      all: () => [messages],
      get: (id: string) => (id === "messages" ? messages : undefined),
      permission: (key: string) => (key === "messages.use" ? { pluginId: "messages", label: "", default: ["professional"], portal: "messaging" } : undefined),
    },
    states: { all: async () => new Map([["messages", { on: !made.off.has("messages") }]]), state: async (_practice: string, id: string) => (made.off.has(id) ? { on: false, reason: "switched-off", detail: "" } : { on: true }) },
    people: { seesAll: (viewer: Viewer) => viewer.kind === "staff" && viewer.roles.includes("biller"), clientIdsOf: async () => ["C"] },
    accounts: {
      resolve: async (token: string) => {
        const viewer = made.viewers.get(token);
        const session = { id: viewer?.sessionId, accountId: viewer?.accountId, state: "active", idleUntil: made.idleUntil, absoluteUntil: far } as Session;
        return viewer ? { session, viewer } : null;
      },
    },
    context: () => ({}),
  } as unknown as Host;
  host.bus = createClusterBus(host);
  const realtime = createRealtime(host, { tickMs: 50 });
  realtime.setRouter(root);
  const http = createServer();
  realtime.attach(http);
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  closers.push(async () => {
    await realtime.close();
    await host.bus.close();
    http.closeAllConnections();
    http.close();
  });
  return { realtime, host, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

function connect(url: string, token: string | null, namespace = "/portal", more: { origin?: string; transport?: string } = {}): Promise<{ socket: Socket; heard: [string, unknown][]; greetings: unknown[]; refused: string | null }> {
  const heard: [string, unknown][] = [];
  const headers = { origin: more.origin ?? baseUrl, ...(token ? { cookie: `anteroom=${token}` } : {}) };
  const socket = io(url + namespace, { path: "/live", transports: [more.transport ?? "websocket"], extraHeaders: headers, reconnection: false, forceNew: true });
  closers.push(() => void socket.disconnect());
  const greetings: unknown[] = [];
  socket.onAny((name: string, data: unknown) => void (name === "seated" ? greetings.push(data) : heard.push([name, data])));
  return new Promise((settled) => {
    socket.on("connect", () => settled({ socket, heard, greetings, refused: null }));
    socket.on("connect_error", (error) => settled({ socket, heard, greetings, refused: error.message }));
  });
}
const names = (one: { heard: [string, unknown][] }): string[] => one.heard.map(([name]) => name);
/** An answered call: what was told before it has arrived. */
const settle = (one: { socket: Socket }): Promise<unknown> => one.socket.emitWithAck("call", { path: "hello", type: "query", input: { name: "x" } });
const gone = (one: { socket: Socket }): Promise<unknown> => new Promise((done) => (one.socket.connected ? one.socket.once("disconnect", done) : done(null)));

it.each(["websocket", "polling"])("refuses another site's page over %s", async (transport) => {
  const made = world();
  made.viewers.set("t", portalViewer("U"));
  const { url } = await node(made);
  expect((await connect(url, "t", "/portal", { transport, origin: "https://evil.test" })).refused).not.toBeNull();
  expect((await connect(url, "t", "/portal", { transport })).refused).toBeNull();
});

it.each([
  [{ "sec-fetch-site": "same-origin" }, 200],
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ "sec-fetch-site": "same-site", origin: baseUrl }, 403],
  [{}, 403],
])("lets a polling handshake with %j in or not: %i", async (headers, status) => {
  const { url } = await node(world());
  const answered = await new Promise((done) => get(`${url}/live/?EIO=4&transport=polling`, { headers: headers as Record<string, string> }, (response) => done(response.resume().statusCode)));
  expect(answered).toBe(status);
});

it("refuses strangers, and everybody on the namespace that nobody serves", async () => {
  const made = world();
  made.viewers.set("t", portalViewer("U"));
  const { url } = await node(made);
  expect((await connect(url, null)).refused).toBe("NOT_SIGNED_IN");
  expect((await connect(url, "t", "/")).refused).toBe("FORBIDDEN");
});

it("tells a message only to those who may read messages", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U")).set("other", portalViewer("V")).set("prof", staffViewer("S", "professional")).set("biller", staffViewer("B", "biller"));
  const { url, realtime } = await node(made);
  const [user, other, prof, biller] = await Promise.all([connect(url, "user"), connect(url, "other"), connect(url, "prof"), connect(url, "biller")]);
  other.socket.emit("join", "seat:U:messages");
  await settle(other);
  realtime.tell({ practiceId: "P", portalUserId: "U", clientId: "C", messages: true }, "entry", { conversationId: "X", seq: 1, entry: "secret" });
  realtime.tell({ practiceId: "P", clientId: "C" }, "counts", {});
  await Promise.all([user, other, prof, biller].map(settle));
  expect([names(user), names(other), names(prof), names(biller)]).toEqual([["entry"], [], ["entry", "counts"], ["counts"]]);
});

it("takes a socket out of a room as soon as the permission is gone", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url, realtime } = await node(made);
  const user = await connect(url, "user");
  made.viewers.set("user", portalViewer("U", ["basic"]));
  const told = new Promise((done) => user.socket.once("reseat", done));
  realtime.reseat({ seatId: "U" }, "permissions");
  await told;
  realtime.tell({ practiceId: "P", portalUserId: "U", messages: true }, "entry", { conversationId: "X", seq: 1 });
  await settle(user);
  expect(names(user)).toEqual(["reseat"]);
});

it("says at each connection what the seat may see, another text once plugins or permissions changed", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url } = await node(made);
  const print = async (): Promise<unknown> => {
    const one = await connect(url, "user");
    await settle(one);
    return one.greetings[0];
  };
  const before = await print();
  expect(before).toEqual({ print: expect.stringMatching(/^[\w-]{16}$/) as string });
  expect(await print()).toEqual(before);
  made.off.add("messages");
  const off = await print();
  expect(off).not.toEqual(before);
  made.viewers.set("user", portalViewer("U", []));
  expect(await print()).not.toEqual(off);
});

it("closes a plugin's channel when the practice switches it off, and refuses to open it again", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url, realtime } = await node(made);
  const user = await connect(url, "user", "/plugins/messages");
  expect(await user.socket.emitWithAck("look", { id: "1", more: 2 })).toEqual({ ok: true, data: { id: "1" } });
  expect(await user.socket.emitWithAck("typing", { name: "forged" })).toMatchObject({ ok: false, error: "FORBIDDEN" });
  made.off.add("messages");
  realtime.reseat({ practiceId: "P" }, "plugin-off");
  await gone(user);
  expect(user.heard).toEqual([["plugin:off", { pluginId: "messages" }]]);
  expect((await connect(url, "user", "/plugins/messages")).refused).toBe("PLUGIN_DISABLED");
});

it("answers calls in the shapes of HTTP", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url } = await node(made);
  const { socket } = await connect(url, "user");
  const call = (request: unknown): Promise<unknown> => socket.emitWithAck("call", request) as Promise<unknown>;
  expect(await call({ path: "hello", type: "query", input: { name: "hi" } })).toEqual({ ok: true, data: "hi U" });
  expect(await call({ path: "refuse", type: "mutation" })).toEqual({
    ok: false,
    error: { message: "Somebody was faster.", code: -32009, data: { code: "CONFLICT", httpStatus: 409, path: "refuse", appCode: "CONFLICT", reason: "late" } },
  });
  expect(await call({ path: "hello", type: "query", input: {} })).toMatchObject({ ok: false, error: { data: { appCode: "INVALID", fields: { name: expect.any(String) as string } } } });
  expect(await call({ path: "account.signOut", type: "mutation" })).toMatchObject({ ok: false, error: { data: { reason: "http-only" } } });
  expect(await call({ path: "nothing", type: "query" })).toMatchObject({ ok: false, error: { data: { appCode: "NOT_FOUND" } } });
});

it("refuses a flood in words, and ends a connection that does not stop", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url } = await node(made);
  const one = await connect(url, "user");
  const answers = await Promise.all(Array.from({ length: 300 }, () => settle(one)));
  expect(answers.some((answer) => (answer as { error?: { data: { appCode: string } } }).error?.data.appCode === "RATE_LIMITED")).toBe(true);
  for (let at = 0; at < 5_000; at++) one.socket.emit("noise");
  await gone(one);
  expect(one.socket.connected).toBe(false);
});

it("ends the connection of a session that is signed out", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url, realtime } = await node(made);
  const user = await connect(url, "user");
  realtime.end({ sessionId: "session-U" }, "signed-out");
  await gone(user);
  expect(user.heard).toEqual([["session:ended", { reason: "signed-out" }]]);
});

it("ends the connection of a session that ran out, although nobody told", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  made.idleUntil = Date.now() - 1;
  const { url } = await node(made);
  const user = await connect(url, "user");
  made.viewers.clear();
  await gone(user);
  expect(names(user)).toEqual(["session:ended"]);
});

it("tells this node's browsers while Redis is away", async () => {
  const made = world();
  made.viewers.set("user", portalViewer("U"));
  const { url, realtime, host } = await node(made, "redis://127.0.0.1:1");
  const user = await connect(url, "user");
  realtime.tell({ practiceId: "P", portalUserId: "U" }, "counts", {});
  await settle(user);
  expect(names(user)).toEqual(["counts"]);
  expect(host.bus.warnings()).toHaveLength(1);
});
