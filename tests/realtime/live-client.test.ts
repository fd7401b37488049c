import messages from "@anteroom/plugin-messages/server";
import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { createLive } from "@anteroom/core/ui/live/create-live.ts";
import type { Live } from "@anteroom/core/ui/live/create-live.ts";
import { newUlid as key } from "@anteroom/core/ui/live/ulid.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { serve } from "./live-people.ts";
import type { LivePortal } from "./live-people.ts";
import { openRelay } from "./relay.ts";
import type { Relay } from "./relay.ts";

let test: TestPortal;
let portal: LivePortal;
let relay: Relay;
let lead: TestPerson<StaffViewer>;
let jordan: TestClient;
let live: Live;
let ended: string[];
let connections: number;

beforeAll(async () => {
  test = await createTestPortal({ plugins: [messages] });
  portal = await serve(test);
  relay = await openRelay(portal.url);
});
afterAll(async () => {
  await relay.close();
  await portal.close();
});
beforeEach(async () => {
  lead = await test.staff();
  jordan = await test.client({ professional: lead });
  ended = [];
  connections = 0;
  live = createLive({
    load: async () => {
      connections += 1;
      return import("socket.io-client");
    },
    url: relay.url,
    headers: { origin: test.options.baseUrl, cookie: `anteroom=${jordan.token}` },
    ended: async (reason) => {
      ended.push(reason);
      return false;
    },
  });
});
afterEach(() => {
  relay.mend();
  live.stop();
});

const becomes = (state: string): Promise<unknown> => vi.waitUntil(() => live.state() === state, { timeout: 15_000, interval: 10 });
const heard = (namespace: string, event: string): Promise<unknown> => new Promise((resolve) => void live.hear(namespace, event, resolve));
const say = (text: string): Promise<unknown> => lead.call("messages.send", { conversationId: jordan.conversationId, key: key(), text });

it("hears what it was asked to hear before it was started, once for each handler that is still there", async () => {
  const kept: unknown[] = [];
  live.hear("/portal", "entry", () => kept.push("left"))();
  live.hear("/portal", "entry", () => {
    throw new Error("a broken page");
  });
  const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
  live.hear("/portal", "entry", (data) => kept.push(data));
  live.start();
  live.start();
  await becomes("online");
  const told = heard("/portal", "entry");
  await say("Hello");
  await told;
  expect(kept).toMatchObject([{ conversationId: jordan.conversationId }]);
  expect(quiet).toHaveBeenCalledOnce();
  expect(connections).toBe(1);
  quiet.mockRestore();
});

it("tells that it is connected the first time, to whoever asks later, and after each loss; says offline in between", async () => {
  let early = 0;
  live.onReconnect(() => early++);
  expect(live.state()).toBe("starting");
  live.start();
  await becomes("online");
  expect(early).toBe(1);
  await new Promise<void>((resolve) => void live.onReconnect(resolve));
  relay.cut();
  await becomes("reconnecting");
  expect(await live.call({ path: "inbox.counts", type: "query", input: undefined })).toBeNull();
  await becomes("offline");
  relay.mend();
  live.wake();
  await becomes("online");
  expect(early).toBe(2);
  const told = heard("/portal", "entry");
  await say("After the loss");
  await told;
});

it("runs calls and sends on a plugin's channel while it is connected, and says so when it is not", async () => {
  expect(await live.send("messages", "look", { conversationId: jordan.conversationId })).toEqual({ ok: false, error: "UNAVAILABLE" });
  live.hear("/plugins/messages", "typing", () => undefined);
  live.start();
  await becomes("online");
  expect(await live.call({ path: "inbox.counts", type: "query", input: undefined })).toMatchObject({ ok: true });
  await vi.waitUntil(async () => (await live.send("messages", "look", { conversationId: jordan.conversationId })).ok, { timeout: 5_000 });
  expect(await live.send("messages", "look", { conversationId: 5 })).toMatchObject({ ok: false, error: "INVALID" });
  expect(await live.send("messages", "typing", {})).toMatchObject({ ok: false, error: "FORBIDDEN" });
});

it("gets a plugin's channel back when the plugin is switched on again", async () => {
  const turn = async (on: boolean): Promise<void> => {
    const revision = (await lead.call<{ id: string; revision: number }[]>("plugins.list")).find((line) => line.id === "messages")?.revision;
    await lead.call("plugins.switch", { pluginId: "messages", on, revision, cascade: false });
  };
  const mayLook = async (): Promise<boolean> => (await live.send("messages", "look", { conversationId: jordan.conversationId })).ok;
  live.start();
  await becomes("online");
  await vi.waitUntil(mayLook, { timeout: 5_000 });
  const off = heard("/portal", "plugin:off");
  await turn(false);
  await off;
  await vi.waitUntil(async () => !(await mayLook()), { timeout: 5_000 });
  await turn(true);
  await vi.waitUntil(mayLook, { timeout: 5_000 });
  expect(live.state()).toBe("online");
});

it("stays closed when the server ends the session, until the person is signed in again", async () => {
  live.start();
  await becomes("online");
  await jordan.call("account.lock");
  await becomes("closed");
  expect(ended).toEqual(["locked"]);
  live.wake();
  expect(live.state()).toBe("closed");

  // Signed in again in place, although the server still says no: asked once more, and not in a circle.
  live.restart();
  await vi.waitUntil(() => ended.length === 2, { timeout: 5_000 });
  expect(live.state()).toBe("closed");
});
