import { createTestPortal } from "@anteroom/core/testing";
import type { TestClient, TestPerson, TestPortal } from "@anteroom/core/testing";
import type { StaffViewer } from "@anteroom/core/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plugins } from "./permissions/declared.ts";
import { callInTurn, serve } from "./realtime/live-people.ts";
import type { Listener, LivePortal } from "./realtime/live-people.ts";

interface Line {
  id: string;
  revision: number;
  state: string;
}

const within = <T>(work: Promise<T>): Promise<T> => Promise.race([work, new Promise<never>((_, reject) => void setTimeout(() => reject(new Error("not within a second")), 1_000))]);

describe("each plugin off in turn, and all of them", () => {
  let portal: TestPortal;
  let live: LivePortal;
  let boss: TestPerson<StaffViewer>;
  let jordan: TestClient;
  let socket: Listener;

  beforeAll(async () => {
    portal = await createTestPortal({ plugins });
    live = await serve(portal);
    boss = await portal.staff();
    jordan = await portal.client({ professional: boss, invite: true });
    await portal.drain();
    socket = await live.connect(jordan.token);
  });
  afterAll(() => live?.close());

  const lines = () => boss.call<Line[]>("plugins.list");
  const turn = async (pluginId: string, on: boolean): Promise<void> => {
    const line = (await lines()).find((one) => one.id === pluginId);
    if ((line?.state === "on") === on) return;
    await boss.call("plugins.switch", { pluginId, on, revision: line?.revision ?? 0, cascade: true });
  };
  const menu = async (who: TestPerson<never>) => (await who.call<{ pluginId: string }[]>("plugins.menu")).map((item) => item.pluginId).sort();
  /** What the two of them see and can do, as far as every plugin has it. */
  const seen = async () => ({ client: await menu(jordan as never), staff: await menu(boss as never), counts: await jordan.call("inbox.counts"), home: await jordan.call<object>("inbox.home").then((home) => Object.keys(home)) });
  const procedures = (pluginId: string): string[] => portal.procedures().filter((path) => path.startsWith(`${pluginId}.`));

  const isClosed = async (pluginId: string): Promise<void> => {
    for (const who of [jordan, boss]) {
      expect(await menu(who as never)).not.toContain(pluginId);
      for (const path of procedures(pluginId)) await expect(who.call(path), path).rejects.toMatchObject({ appCode: "PLUGIN_DISABLED" });
    }
    for (const path of procedures(pluginId)) expect((await callInTurn(socket, path, undefined, portal.procedure(path)._def.type as "query" | "mutation")).error?.data["appCode"], `${path} over the socket`).toBe("PLUGIN_DISABLED");
    for (const offers of [await boss.call("inbox.offers.ofClient", { clientId: jordan.viewer.clientId }), await boss.call("inbox.offers.list", { conversationId: jordan.conversationId }), await jordan.call("inbox.offers.ofPortal"), await jordan.call("inbox.shelf")]) expect(JSON.stringify(offers)).not.toContain(`"pluginId":"${pluginId}"`);
    const { needsYou } = await jordan.call<{ needsYou: Record<string, number> }>("inbox.counts");
    expect(needsYou).not.toHaveProperty(pluginId);
    if (plugins.find((plugin) => plugin.manifest.id === pluginId)?.channels) expect((await live.connect(jordan.token, { namespace: `/plugins/${pluginId}` })).refused).not.toBeNull();
    for (const { conversationId, entryId } of (await Promise.all((plugins.find((plugin) => plugin.manifest.id === pluginId)?.cards ?? []).map((card) => portal.posted(card.kind)))).flat()) {
      const card = await jordan.call<{ state: string; view: { actions: unknown[] } }>("inbox.card", { conversationId, entryId });
      expect(card.view.actions).toEqual([]);
    }
  };

  it.each(plugins.map((plugin) => plugin.manifest.id))("%s: closed at once for everybody and every door, the rest open, and all back again", async (pluginId) => {
    const before = await seen();
    const off = socket.heard.length;
    await turn(pluginId, false);
    await within(socket.hears("plugin:off", (data) => data["pluginId"] === pluginId && socket.heard.length > off));
    await isClosed(pluginId);
    const others = (await lines()).filter((line) => line.state === "on").map((line) => line.id);
    for (const id of others) for (const path of procedures(id)) expect(await boss.call(path).catch((error: { appCode?: string }) => error.appCode), path).not.toBe("PLUGIN_DISABLED");
    for (const { manifest } of plugins) await turn(manifest.id, true);
    await within(socket.hears("plugin:on", (data) => data["pluginId"] === pluginId));
    expect(await seen()).toEqual(before);
    expect((await lines()).map((line) => line.state)).toEqual(plugins.map(() => "on"));
  });

  it("all of them: the home, the list, the chart and settings still answer, and all comes back", async () => {
    const before = await seen();
    for (const { manifest } of plugins) await turn(manifest.id, false);
    for (const { manifest } of plugins) await isClosed(manifest.id);
    expect(await jordan.call("inbox.home")).toMatchObject({ client: { name: "Jordan Lee" } });
    await jordan.call("inbox.open", { conversationId: jordan.conversationId });
    await boss.call("desk.list", { view: "all" });
    await boss.call("desk.filterChoices");
    await boss.call("people.client", { clientId: jordan.viewer.clientId });
    for (const { manifest } of plugins) await turn(manifest.id, true);
    expect(await seen()).toEqual(before);
  });
});
