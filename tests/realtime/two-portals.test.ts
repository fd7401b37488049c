import messages from "@anteroom/plugin-messages/server";
import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { newUlid as key } from "@anteroom/core/ui/live/ulid.ts";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTickPlugin } from "../../core/testing/tick-plugin.ts";
import { serve } from "./live-people.ts";
import type { LivePortal } from "./live-people.ts";
import { describeWithNodes, redisUrl } from "./nodes-here.ts";
import { openRelay } from "./relay.ts";
import type { Relay } from "./relay.ts";

describeWithNodes("two portals on one database, joined by Redis", () => {
  let relay: Relay;
  let here: TestPortal;
  let there: TestPortal;
  let liveHere: LivePortal;
  let liveThere: LivePortal;
  let lead: TestPerson<StaffViewer>;
  let jordan: TestClient;
  const ticks = createTickPlugin();

  const say = (text: string): Promise<unknown> => lead.call("messages.send", { conversationId: jordan.conversationId, key: key(), text });
  const revision = async (): Promise<number> => (await lead.call<{ id: string; revision: number }[]>("plugins.list")).find((line) => line.id === "messages")?.revision ?? 0;
  const texts = async (): Promise<string[]> => {
    const page = (await jordan.call("inbox.open", { conversationId: jordan.conversationId })) as { entries: { text: string | null }[] };
    return page.entries.map((entry) => entry.text ?? "");
  };

  beforeAll(async () => {
    relay = await openRelay(redisUrl);
    const plugins = [messages, ticks.plugin];
    here = await createTestPortal({ engine: "mysql", plugins, options: { redisUrl: relay.url } });
    there = await createTestPortal({ sameAs: here, plugins, options: { redisUrl: relay.url } });
    [liveHere, liveThere] = [await serve(here), await serve(there)];
  });
  afterAll(async () => {
    await liveThere?.close();
    await liveHere?.close();
    await relay?.close();
  });
  beforeEach(async () => {
    lead = await here.staff();
    jordan = await here.client({ professional: lead });
  });

  it("carry a message, and a card that changes, to a browser of the other one", async () => {
    const away = await liveThere.connect(jordan.token);
    await say("From the other side");
    expect(await away.hears("entry")).toMatchObject({ conversationId: jordan.conversationId });

    const subjectId = key();
    ticks.done.set(subjectId, false);
    const ctx = here.host.context("ticks", here.practice.id, null);
    await here.host.db.transaction((tx) => ctx.inbox.postCard({ conversationId: jordan.conversationId, kind: "ticks.item", subjectId }, tx));
    await away.hears("entry", (data) => data["seq"] === 2);
    ticks.done.set(subjectId, true);
    await here.host.db.transaction((tx) => ctx.cards.touch("ticks.item", subjectId, tx));
    const { entryId } = await away.hears("card:changed", (data) => data["subjectId"] === subjectId);
    expect(await away.call("inbox.card", { conversationId: jordan.conversationId, entryId })).toMatchObject({ ok: true, data: { state: "done", rev: 2 } });
  });

  it("refuse a plugin on the other one from the moment that its browser is told", async () => {
    const away = await liveThere.connect(jordan.token);
    const channel = await liveThere.connect(jordan.token, { namespace: "/plugins/messages" });
    await lead.call("plugins.switch", { pluginId: "messages", on: false, revision: await revision(), cascade: false });
    expect(await away.hears("plugin:off")).toEqual({ pluginId: "messages" });
    await channel.gone();
    expect(await away.call("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ ok: false, error: { data: { appCode: "PLUGIN_DISABLED" } } });
    await lead.call("plugins.switch", { pluginId: "messages", on: true, revision: await revision(), cascade: false });
    await away.hears("plugin:on");
    expect(await away.call("messages.status", { conversationId: jordan.conversationId })).toMatchObject({ ok: true });
  });

  it("end a session on both", async () => {
    const [near, away] = [await liveHere.connect(jordan.token), await liveThere.connect(jordan.token)];
    await lead.call("people.suspend", { portalUserId: jordan.viewer.portalUserId });
    await Promise.all([near.gone(), away.gone()]);
    expect((await liveThere.connect(jordan.token)).refused).not.toBeNull();
  });

  it("go on without Redis, and tell browsers to fetch what they missed when it is back", async () => {
    const [near, away] = [await liveHere.connect(jordan.token), await liveThere.connect(jordan.token)];
    relay.cut();
    await say("While Redis is away");
    await near.hears("entry");
    expect(await away.call("inbox.counts")).toMatchObject({ ok: true });
    relay.mend();
    await away.hears("sync");
    expect(await texts()).toContain("While Redis is away");
    // Both lines to Redis come back by themselves, each at its own time.
    await expect.poll(async () => {
      await say("Redis is back");
      return away.names();
    }, { timeout: 15_000 }).toContain("entry");
  });
});
