import messages from "@anteroom/plugin-messages/server";
import { createTestPortal, testEngines } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { newUlid as key } from "@anteroom/core/ui/live/ulid.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serve } from "./live-people.ts";
import type { LivePortal } from "./live-people.ts";

describe.each(testEngines())("live connections of a portal on $name", ({ name }) => {
  let test: TestPortal;
  let live: LivePortal;
  let lead: TestPerson<StaffViewer>;
  let other: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let sam: TestClient;

  const send = (who: TestPerson<never> | TestClient, conversationId: string, text: string): Promise<unknown> => who.call("messages.send", { conversationId, key: key(), text });
  const revision = async (): Promise<number> => (await lead.call<{ id: string; revision: number }[]>("plugins.list")).find((line) => line.id === "messages")?.revision ?? 0;
  const switchMessages = async (on: boolean): Promise<unknown> => lead.call("plugins.switch", { pluginId: "messages", on, revision: await revision(), cascade: false });

  beforeAll(async () => {
    test = await createTestPortal({ engine: name, plugins: [messages] });
    live = await serve(test);
  });
  afterAll(() => live.close());
  beforeEach(async () => {
    lead = await test.staff();
    other = await test.staff({ roles: ["professional"], name: "Dr Ira Chen" });
    jordan = await test.client({ professional: lead });
    sam = await test.client({ professional: other, firstName: "Sam" });
  });

  it.each(["websocket", "polling"] as const)("are refused to a page of another site over %s, with the cookie of a real session", async (transport) => {
    expect((await live.connect(jordan.token, { transport, origin: "https://elsewhere.example" })).refused).not.toBeNull();
    expect((await live.connect(jordan.token, { transport, origin: "null" })).refused).not.toBeNull();
    expect((await live.connect(jordan.token, { transport })).refused).toBeNull();
  });

  it("are refused to whoever is not signed in, and a token in the address counts for nothing", async () => {
    expect((await live.connect(null)).refused).toBe("NOT_SIGNED_IN");
    expect((await live.connect("made-up")).refused).toBe("NOT_SIGNED_IN");
    expect((await live.connect(null, { namespace: `/portal?token=${jordan.token}` })).refused).toBe("NOT_SIGNED_IN");
  });

  it("tell a message to both sides of its conversation and to nobody else, whatever rooms they ask for", async () => {
    const [mine, theirs, leads, others] = await Promise.all([live.connect(jordan.token), live.connect(sam.token), live.connect(lead.token), live.connect(other.token)]);
    for (const room of [`seat:${jordan.viewer.portalUserId}`, `seat:${jordan.viewer.portalUserId}:messages`, `client:${jordan.viewer.clientId}:staff`, `practice:${test.practice.id}:clients`]) {
      for (const event of ["join", "subscribe", "entry"]) {
        theirs.socket.emit(event, room);
        others.socket.emit(event, room);
      }
    }
    await Promise.all([theirs.call("inbox.counts"), others.call("inbox.counts")]);
    await send(lead as never, jordan.conversationId, "Only for Jordan");
    const told = await mine.hears("entry");
    await leads.hears("entry");
    await Promise.all([theirs.call("inbox.counts"), others.call("inbox.counts")]);
    expect(told).toMatchObject({ conversationId: jordan.conversationId });
    expect(theirs.heard).toEqual([]);
    expect(others.names()).not.toContain("entry");
  });

  it("follow a change of who is assigned, in both directions and at once", async () => {
    const others = await live.connect(other.token);
    await lead.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [lead.viewer.staffId, other.viewer.staffId] });
    await others.hears("reseat");
    await send(jordan, jordan.conversationId, "Hello both");
    await others.hears("entry", (data) => data["conversationId"] === jordan.conversationId);
    others.heard.length = 0;
    await lead.call("people.assign", { clientId: jordan.viewer.clientId, staffIds: [lead.viewer.staffId] });
    await others.hears("reseat");
    await send(jordan, jordan.conversationId, "Hello one");
    await others.call("inbox.counts");
    expect(others.names()).not.toContain("entry");
  });

  it("stop telling messages as soon as the box for messages is unticked", async () => {
    const mine = await live.connect(jordan.token);
    await lead.call("people.editPortalUser", { portalUserId: jordan.viewer.portalUserId, permissions: ["basic"] });
    await mine.hears("reseat");
    await send(lead as never, jordan.conversationId, "Not to be heard");
    expect(await mine.call("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ ok: false, error: { data: { appCode: "FORBIDDEN" } } });
    expect(mine.names()).not.toContain("entry");
  });

  it("end when the portal user is suspended, when the session is signed out and when it is locked", async () => {
    const suspended = await live.connect(sam.token);
    await lead.call("people.suspend", { portalUserId: sam.viewer.portalUserId });
    await suspended.gone();
    expect((await live.connect(sam.token)).refused).not.toBeNull();

    const locked = await live.connect(jordan.token);
    await jordan.call("account.lock");
    expect(await locked.hears("session:ended")).toEqual({ reason: "locked" });
    await locked.gone();
    expect((await live.connect(jordan.token)).refused).toBe("LOCKED");

    const out = await live.connect(other.token);
    await other.call("account.signOut");
    await out.gone();
    expect((await live.connect(other.token)).refused).toBe("NOT_SIGNED_IN");
  });

  it("end with a session that runs out while nobody does anything, and answer no call after it", async () => {
    const mine = await live.connect(jordan.token);
    test.clock.advance({ days: 40 });
    await mine.gone();
    expect(mine.names()).toContain("session:ended");
    expect((await live.connect(jordan.token)).refused).not.toBeNull();
  });

  it("answer a call with the same data and the same errors as HTTP", async () => {
    const mine = await live.connect(jordan.token);
    const overHttp = async (path: string, input: unknown): Promise<unknown> => {
      const response = await fetch(`${live.url}/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: `anteroom=${jordan.token}` },
        body: JSON.stringify(input ?? null),
      });
      const body = (await response.json()) as { result?: { data: unknown }; error?: unknown };
      return body.error === undefined ? { ok: true, data: body.result?.data } : { ok: false, error: body.error };
    };
    const asked: [string, unknown, "query" | "mutation"][] = [
      ["inbox.open", { conversationId: jordan.conversationId }, "query"],
      ["inbox.open", { conversationId: sam.conversationId }, "query"],
      ["inbox.open", { conversationId: 5 }, "query"],
      ["people.portalUsers", { clientId: jordan.viewer.clientId }, "query"],
      ["messages.send", { conversationId: jordan.conversationId, key: key(), text: " " }, "mutation"],
    ];
    for (const [path, input, type] of asked) expect([path, await mine.call(path, input, type)]).toEqual([path, await overHttp(path, input)]);
    for (const path of ["messages.nothing", "constructor", "inbox"]) expect((await mine.call(path, {})).error?.data).toEqual(((await overHttp(path, {})) as { error: { data: unknown } }).error.data);
    expect(await mine.call("account.signOut", undefined, "mutation")).toMatchObject({ ok: false, error: { data: { appCode: "UNAVAILABLE" } } });
  });

  it("store a message once that comes over the socket and, because its answer was lost, again over HTTP", async () => {
    const mine = await live.connect(jordan.token);
    const message = { conversationId: jordan.conversationId, key: key(), text: "Sent twice" };
    const first = await mine.call("messages.send", message, "mutation");
    expect(await jordan.call("messages.send", message)).toEqual(first.data);
  });

  it("refuse a flood with a typed answer while others are served", async () => {
    const [mine, leads] = await Promise.all([live.connect(jordan.token), live.connect(lead.token)]);
    const answers = await Promise.all(Array.from({ length: 400 }, () => mine.call("inbox.counts")));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map((answer) => answer.error?.data["appCode"]))).toEqual(new Set(["RATE_LIMITED"]));
    expect(await leads.call("inbox.counts")).toMatchObject({ ok: true });
  });

  it("lose a plugin's channel when the practice switches it off, and get it back when it is switched on", async () => {
    const mine = await live.connect(jordan.token);
    const channel = await live.connect(jordan.token, { namespace: "/plugins/messages" });
    expect(channel.refused).toBeNull();
    await switchMessages(false);
    expect(await mine.hears("plugin:off")).toEqual({ pluginId: "messages" });
    await channel.gone();
    expect((await live.connect(jordan.token, { namespace: "/plugins/messages" })).refused).toBe("PLUGIN_DISABLED");
    expect(await mine.call("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ ok: false, error: { data: { appCode: "PLUGIN_DISABLED", pluginId: "messages" } } });
    await switchMessages(true);
    await mine.hears("plugin:on");
    expect((await live.connect(jordan.token, { namespace: "/plugins/messages" })).refused).toBeNull();
  });
});
